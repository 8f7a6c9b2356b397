namespace Nocturne.Reports.Findings;

/// <summary>Whether an observation was confirmed.</summary>
public enum Verdict
{
    /// <summary>The observation was made here too.</summary>
    Holds,

    /// <summary>The observation was not made here.</summary>
    DoesNotHold,

    /// <summary>There is not enough data.</summary>
    Undecided,
}
