namespace Nocturne.Reports.Findings;

/// <summary>An observation of the 2019 report, compared with what was measured.</summary>
/// <param name="Title">The observation in a few words.</param>
/// <param name="Says">What the report says or asks, in a sentence.</param>
/// <param name="Measured">What was measured, in sentences with numbers.</param>
/// <param name="Verdict">The conclusion.</param>
public sealed record Claim(string Title, string Says, IReadOnlyList<string> Measured, Verdict Verdict)
{
    /// <summary>A claim without enough data.</summary>
    internal static Claim Undecided(string title, string says, string why) => new(title, says, [why], Verdict.Undecided);

    /// <summary>A claim with enough data.</summary>
    internal static Claim Decided(string title, string says, bool holds, params IReadOnlyList<string> measured) =>
        new(title, says, measured, holds ? Verdict.Holds : Verdict.DoesNotHold);
}
