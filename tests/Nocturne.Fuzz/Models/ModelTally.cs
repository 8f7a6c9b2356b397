namespace Nocturne.Fuzz.Models;

/// <summary>Counts of verdicts on the models with one kind of change.</summary>
/// <param name="Files">Models judged.</param>
/// <param name="Played">Models that loaded and composed valid tokens.</param>
/// <param name="Refused">Models refused with a one-line message.</param>
/// <param name="Findings">Models that violated an invariant.</param>
internal readonly record struct ModelTally(int Files, int Played, int Refused, int Findings)
{
    /// <summary>Adds a verdict.</summary>
    public ModelTally With(ModelVerdict verdict)
    {
        var isFinding = verdict.Finding.Length > 0;
        return new ModelTally(
            Files + 1,
            Played + (!isFinding && verdict.IsPlayed ? 1 : 0),
            Refused + (!isFinding && !verdict.IsPlayed ? 1 : 0),
            Findings + (isFinding ? 1 : 0));
    }
}
