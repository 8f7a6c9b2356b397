namespace Nocturne.Music.Etudes;

/// <summary>A chord as a degree of a key.</summary>
/// <param name="Name">Its numeral; the same in major and minor (II is a diminished chord in minor).</param>
/// <param name="Role">What it does.</param>
/// <param name="BassIndex">Which of its tones is the bass.</param>
/// <param name="Major">Its degrees in major, root first; <c>null</c> where there is no such chord.</param>
/// <param name="Minor">The same in minor, as degrees of the natural minor scale.</param>
/// <param name="Followers">Chords that may come next; a name that stands twice is twice as likely.</param>
internal sealed record ChordKind(string Name, ChordRole Role, int BassIndex, string? Major, string? Minor, string Followers)
{
    /// <summary>Degrees of the chord, root first; <c>null</c> where the mode lacks it.</summary>
    public string? Degrees(bool isMinor) => isMinor ? Minor : Major;
}
