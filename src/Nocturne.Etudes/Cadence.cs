namespace Nocturne.Etudes;

/// <summary>How a phrase ends.</summary>
internal enum Cadence
{
    /// <summary>On the dominant: a question.</summary>
    Half,

    /// <summary>Dominant seventh to tonic: an answer.</summary>
    Authentic,

    /// <summary>On the dominant seventh that leads back to the main theme.</summary>
    Retransition,
}
