using System.Globalization;

namespace Nocturne.Music.Encodings;

/// <summary>
/// What the notes of one onset are called: a note alone by its name (<c>C#4</c>), a chord by the normal order of its pitch
/// classes (<c>0.4.7</c>; <c>0</c> for C in two octaves) or, with octaves, by the names of its notes from low to high (<c>C3.E4.G4</c>).
/// </summary>
internal static class SoundClass
{
    // music21 gives a pitch class without an octave the fourth: middle C up to the B above.
    private const int LowestOfPitchClasses = 60;

    /// <summary>The class of an onset.</summary>
    /// <param name="pitches">Different pitches of the piano from low to high, at least one.</param>
    /// <param name="octaves">Whether chords keep their octaves.</param>
    public static string Name(int[] pitches, bool octaves) => pitches.Length == 1 || octaves
        ? string.Join('.', pitches.Select(NoteName.Of))
        : string.Join('.', NormalOrder.Of(pitches).Select(pitchClass => pitchClass.ToString(CultureInfo.InvariantCulture)));

    /// <summary>The pitches that a class is played as; <c>null</c> where the name is not one that <see cref="Name"/> gives.</summary>
    public static int[]? Pitches(string name, bool octaves)
    {
        var parts = name.Split('.');
        var isOfPitchClasses = char.IsAsciiDigit(name.FirstOrDefault());
        var isKnownForm = isOfPitchClasses ? !octaves : octaves || parts.Length == 1;
        var pitches = Array.ConvertAll(parts, part => isOfPitchClasses ? PitchClass(part) : NoteName.Pitch(part));
        if (!isKnownForm || pitches.Contains(null))
            return null;
        var played = Array.ConvertAll(pitches, pitch => pitch!.Value);
        return IsInOrder(played, isOfPitchClasses) ? played : null;
    }

    private static bool IsInOrder(int[] pitches, bool isOfPitchClasses) => isOfPitchClasses
        ? NormalOrder.Of(pitches).SequenceEqual(pitches.Select(pitch => pitch - LowestOfPitchClasses))
        : pitches.SequenceEqual(pitches.Distinct().Order());

    private static int? PitchClass(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value <= 11 && (digits.Length == 1 || value > 9)
            ? LowestOfPitchClasses + value
            : null;
}
