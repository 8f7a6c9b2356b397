using System.Globalization;

namespace Nocturne.Music.Encodings;

/// <summary>Names of the piano's notes as music21 spells MIDI note numbers: C C# D E- E F F# G G# A B- B, then the octave.</summary>
/// <remarks>
/// music21, <c>pitch.py</c>, <c>_convertPsToStep</c>: C, F and G are sharpened, E and B flattened; <c>-</c> is its flat, C4 is 60.
/// Below C0 such a name can be read in two ways (<c>B-1</c>); the piano begins above.
/// </remarks>
internal static class NoteName
{
    private static readonly string[] Names = ["C", "C#", "D", "E-", "E", "F", "F#", "G", "G#", "A", "B-", "B"];

    /// <summary>The name of a pitch of the piano, such as <c>C#4</c>.</summary>
    public static string Of(int pitch) => string.Create(CultureInfo.InvariantCulture, $"{Names[pitch % 12]}{pitch / 12 - 1}");

    /// <summary>The pitch that has a name; <c>null</c> where none of the piano's has it.</summary>
    public static int? Pitch(string name)
    {
        if (name.Length < 2 || !char.IsAsciiDigit(name[^1]) || Array.IndexOf(Names, name[..^1]) is var pitchClass && pitchClass < 0)
            return null;
        var pitch = (name[^1] - '0' + 1) * 12 + pitchClass;
        return Piano.Has(pitch) ? pitch : null;
    }
}
