namespace Nocturne.Etudes;

/// <summary>Three voices in the tenor, above the bass.</summary>
/// <param name="Low">Lowest voice.</param>
/// <param name="Middle">Middle voice.</param>
/// <param name="High">Highest voice.</param>
internal readonly record struct Voicing(int Low, int Middle, int High)
{
    /// <summary>The voice of an index from low to high.</summary>
    public int this[int voice] => voice switch { 0 => Low, 1 => Middle, _ => High };
}
