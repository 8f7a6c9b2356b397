namespace Nocturne.Etudes;

/// <summary>The function of a chord.</summary>
internal enum ChordRole
{
    /// <summary>Rest.</summary>
    Tonic,

    /// <summary>Leads to the dominant.</summary>
    Predominant,

    /// <summary>The tonic's six-four chord before the dominant.</summary>
    Cadential,

    /// <summary>Dominant of the key: its leading note rises, its seventh falls.</summary>
    Dominant,

    /// <summary>Dominant of another degree of the key.</summary>
    SecondaryDominant,
}
