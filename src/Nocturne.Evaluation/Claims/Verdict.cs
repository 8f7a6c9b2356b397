namespace Nocturne.Evaluation.Claims;

/// <summary>What measuring says of an observation.</summary>
public enum Verdict
{
    /// <summary>It was seen here too.</summary>
    Holds,

    /// <summary>It was not seen here.</summary>
    DoesNotHold,

    /// <summary>What it would take to tell is not there.</summary>
    CannotBeTold,
}
