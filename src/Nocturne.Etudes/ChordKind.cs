namespace Nocturne.Etudes;

/// <summary>A kind of chord.</summary>
/// <param name="Name">Its Roman numeral, the same in major and minor.</param>
/// <param name="Role">Its function.</param>
/// <param name="BassIndex">Index of the bass among its tones.</param>
/// <param name="Major">Its degrees in major, root first, or <c>null</c> if major has no such chord.</param>
/// <param name="Minor">The same in minor, as degrees of the natural minor scale.</param>
/// <param name="Followers">Possible successors; a repeated name is more likely.</param>
internal sealed record ChordKind(string Name, ChordRole Role, int BassIndex, string? Major, string? Minor, string Followers)
{
    /// <summary>Degrees of the chord, root first, or <c>null</c> if the mode lacks it.</summary>
    public string? Degrees(bool isMinor) => isMinor ? Minor : Major;
}
