namespace Nocturne.Evaluation.Claims;

/// <summary>An observation of the 2019 report, held against what was measured.</summary>
/// <param name="Title">The observation in a few words.</param>
/// <param name="Says">What the report says or asks, in a sentence.</param>
/// <param name="Measured">What was measured, in sentences with numbers.</param>
/// <param name="Verdict">What follows from it.</param>
public sealed record Claim(string Title, string Says, IReadOnlyList<string> Measured, Verdict Verdict)
{
    /// <summary>A claim that nothing there can judge.</summary>
    internal static Claim Untold(string title, string says, string why) => new(title, says, [why], Verdict.CannotBeTold);
}
