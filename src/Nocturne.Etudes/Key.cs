namespace Nocturne.Etudes;

/// <summary>A key.</summary>
/// <param name="Tonic">Pitch class of the tonic, 0 (C) to 11 (B).</param>
/// <param name="IsMinor">Whether it is minor.</param>
internal readonly record struct Key(int Tonic, bool IsMinor)
{
    private static readonly int[] Major = [0, 2, 4, 5, 7, 9, 11];
    private static readonly int[] NaturalMinor = [0, 2, 3, 5, 7, 8, 10];

    /// <summary>The seven pitch classes of the scale, from the tonic up; natural minor.</summary>
    public int[] Scale()
    {
        var tonic = Tonic;
        return [.. (IsMinor ? NaturalMinor : Major).Select(step => (tonic + step) % 12)];
    }

    /// <summary>The key whose tonic is some semitones higher.</summary>
    public Key Related(int semitones, bool isMinor) => new((Tonic + semitones + 12) % 12, isMinor);
}
