namespace Nocturne.Fuzz.Models;

/// <summary>What became of the models of one kind of change.</summary>
/// <param name="Files">All of them.</param>
/// <param name="Played">Loaded, and composed tokens of the encoding.</param>
/// <param name="Refused">Refused with one clear line.</param>
/// <param name="Findings">Broke a promise.</param>
internal readonly record struct ModelTally(int Files, int Played, int Refused, int Findings)
{
    /// <summary>These and one more.</summary>
    public ModelTally With(ModelVerdict verdict)
    {
        var isFinding = verdict.Finding.Length > 0;
        return new ModelTally(
            Files + 1, Played + (!isFinding && verdict.IsPlayed ? 1 : 0), Refused + (!isFinding && !verdict.IsPlayed ? 1 : 0), Findings + (isFinding ? 1 : 0));
    }
}
