namespace Nocturne.Evaluation.Results;

/// <summary>All that a folder of results is made of. The same input gives the same bytes.</summary>
/// <param name="Parts">The experiment, and after it those that go on from it step by step.</param>
/// <param name="Making">The command that makes all of it.</param>
/// <param name="Publishing">The command that puts the folder into the repository.</param>
public sealed record ResultsInput(IReadOnlyList<ResultsPart> Parts, string Making, string Publishing)
{
    /// <summary>The experiment that the folder is named after.</summary>
    internal ResultsPart First => Parts[0];
}
