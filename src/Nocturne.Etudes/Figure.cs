namespace Nocturne.Etudes;

/// <summary>A broken chord of the left hand: the notes on each subdivision of a half bar or a beat.</summary>
/// <remarks>
/// One word per subdivision: B is the bass, O the bass an octave higher, digits are the tenor's voices from low to high; letters of one
/// word sound together; a dot holds the previous notes. A group longer than the figure continues from its second word.
/// </remarks>
internal sealed class Figure
{
    /// <summary>Up through the tenor and down again.</summary>
    public static readonly Figure Arch = new("B 0 1 2 1 0");

    /// <summary>Wide: the bass, its octave, the tenor's top and down.</summary>
    public static readonly Figure Wide = new("B O 1 2 1 0");

    /// <summary>Back and forth.</summary>
    public static readonly Figure Rocking = new("B 1 0 2 1 0");

    /// <summary>Leaping over the middle voice.</summary>
    public static readonly Figure Zigzag = new("B 0 2 1 2 0");

    /// <summary>Waves of eight.</summary>
    public static readonly Figure Waves = new("B 0 1 2 1 2 1 0");

    /// <summary>Bass, chord and top in every beat of three.</summary>
    public static readonly Figure Serenade = new("B 01 2", isPerBeat: true);

    /// <summary>Bass and two chords in a bar of three.</summary>
    public static readonly Figure Waltz = new("B . 012 . 012 .");

    private readonly string[] _words;

    private Figure(string words, bool isPerBeat = false) => (_words, IsPerBeat) = (words.Split(' '), isPerBeat);

    /// <summary>Whether it restarts on every beat instead of every half bar.</summary>
    public bool IsPerBeat { get; }

    /// <summary>The word at a place of a group.</summary>
    public string At(int place) => _words[place < _words.Length ? place : 1 + ((place - 1) % (_words.Length - 1))];
}
