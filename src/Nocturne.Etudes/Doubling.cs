namespace Nocturne.Etudes;

/// <summary>The second voice below the melody.</summary>
internal enum Doubling
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>A second voice in thirds and sixths.</summary>
    Thirds,

    /// <summary>The lower octave.</summary>
    Octaves,
}
