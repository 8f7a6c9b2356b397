namespace Nocturne.Etudes;

/// <summary>A degree of a scale, raised or lowered: "5", "#7", "b2".</summary>
/// <param name="Step">0 for the tonic to 6 for the seventh.</param>
/// <param name="Alteration">Semitones above the scale's own note, -1 to 1.</param>
internal readonly record struct Degree(int Step, int Alteration)
{
    /// <summary>Reads degrees with spaces between them.</summary>
    public static Degree[] ParseAll(string text) => [.. text.Split(' ').Select(Parse)];

    /// <summary>The pitch class in a key.</summary>
    public int In(Key key) => (key.Scale()[Step] + Alteration + 12) % 12;

    private static Degree Parse(string text) => new(text[^1] - '1', text[0] switch { '#' => 1, 'b' => -1, _ => 0 });
}
