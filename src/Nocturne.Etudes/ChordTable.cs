using static Nocturne.Etudes.ChordRole;

namespace Nocturne.Etudes;

/// <summary>The chords of the pieces and their possible successors: functional harmony of about 1830.</summary>
internal static class ChordTable
{
    private const string Approach = "V V7 V7 I64 I64";

    private static readonly ChordKind[] Kinds =
    [
        new("I", Tonic, 0, "1 3 5", "1 3 5", "I6 VI VI IV IV II II6 II65 V7 V65 V43 VIIo7 V7/IV V7/IV V65/IV V7/VI V65/VI V65/II V7/III"),
        new("I6", Tonic, 1, "1 3 5", "1 3 5", "IV IV II6 II65 V43 V7/IV V7/V N6 I"),
        new("VI", Tonic, 0, "6 1 3", "6 1 3", "II6 II65 IV iv V7/V V65/V N6 VIIo7/V V43"),
        new("III", Tonic, 0, null, "3 5 7", "VI IV II6 V65 V7/VI"),
        new("IV", Predominant, 0, "4 6 1", "4 6 1", "II65 V65/V VIIo7/V N6 V42 iv I6 " + Approach),
        new("iv", Predominant, 0, "4 b6 1", null, "V7 V7 I64 I VIIo7/V"),
        new("II", Predominant, 0, "2 4 6", null, "V65 V43 V7 V7 V65/V"),
        new("II6", Predominant, 1, "2 4 6", "2 4 6", "V65/V VIIo7/V V42 " + Approach),
        new("II65", Predominant, 1, "2 4 6 1", "2 4 6 1", "V42 " + Approach),
        new("N6", Predominant, 1, "b2 4 b6", "b2 4 6", "V7 V7 I64 I64 VIIo7/V"),
        new("V7/V", SecondaryDominant, 0, "2 #4 6 1", "2 #4 #6 1", Approach),
        new("V65/V", SecondaryDominant, 1, "2 #4 6 1", "2 #4 #6 1", Approach),
        new("VIIo7/V", SecondaryDominant, 0, "#4 6 1 b3", "#4 #6 1 3", Approach),
        new("V7/IV", SecondaryDominant, 0, "1 3 5 b7", "1 #3 5 7", "IV IV iv II6"),
        new("V65/IV", SecondaryDominant, 1, "1 3 5 b7", "1 #3 5 7", "IV"),
        new("V7/VI", SecondaryDominant, 0, "3 #5 7 2", "3 5 7 b2", "VI"),
        new("V65/VI", SecondaryDominant, 1, "3 #5 7 2", "3 5 7 b2", "VI"),
        new("V65/II", SecondaryDominant, 1, "6 #1 3 5", null, "II"),
        new("V7/III", SecondaryDominant, 0, null, "7 2 4 6", "III"),
        new("I64", Cadential, 2, "1 3 5", "1 3 5", "V7 V7 V"),
        new("V", Dominant, 0, "5 7 2", "5 #7 2", "I I V7 VI"),
        new("V7", Dominant, 0, "5 7 2 4", "5 #7 2 4", "I I I VI"),
        new("V65", Dominant, 1, "5 7 2 4", "5 #7 2 4", "I"),
        new("V43", Dominant, 2, "5 7 2 4", "5 #7 2 4", "I I6"),
        new("V42", Dominant, 3, "5 7 2 4", "5 #7 2 4", "I6"),
        new("VIIo7", Dominant, 0, "7 2 4 b6", "#7 2 4 6", "I"),
    ];

    private static readonly Dictionary<string, ChordKind> ByName = Kinds.ToDictionary(kind => kind.Name);

    /// <summary>The chord of a name.</summary>
    public static ChordKind Of(string name) => ByName[name];

    /// <summary>Whether a mode has a chord.</summary>
    public static bool Has(string name, bool isMinor) => ByName[name].Degrees(isMinor) is not null;

    /// <summary>Names of the chords that a mode has.</summary>
    public static IEnumerable<string> Names(bool isMinor) =>
        Kinds.Where(kind => kind.Degrees(isMinor) is not null).Select(kind => kind.Name);
}
