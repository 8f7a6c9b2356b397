namespace Nocturne.Music.Encodings;

/// <summary>
/// The report's encoding of section 2.2: a token a note, in order of onset and from low to high within a chord. The
/// integer grows as the pitch falls, from C8 = 0 to A0 = 87. Rhythm, length and loudness are abstracted away.
/// </summary>
public sealed class PitchEncoding : IEncoding
{
    /// <summary>Name of the encoding and of its family.</summary>
    public const string Name = "pitch";

    private static readonly int[][] Pitches = [.. Enumerable.Range(0, Piano.Keys).Select(token => (int[])[Pitch(token)])];

    private static readonly TokenField[] TheFields =
        [new(Name, Piano.Keys, [.. Enumerable.Range(0, Piano.Keys).Select(Value)], TokenOf)];

    /// <inheritdoc/>
    public EncodingCard Card { get; } = new(Name, [Piano.Keys], new Dictionary<string, string>());

    /// <inheritdoc/>
    public IReadOnlyList<TokenField> Fields => TheFields;

    /// <inheritdoc/>
    public ITokenGrammar Grammar => FreeGrammar.Instance;

    /// <summary>A network's output as a token: scaled by 88, truncated as in the report, and clamped to the keyboard.</summary>
    /// <param name="value">Any number; NaN counts as 0.</param>
    public static int TokenOf(float value) => (int)Math.Clamp(float.IsNaN(value) ? 0 : value * Piano.Keys, 0, Piano.Keys - 1);

    /// <summary>MIDI note number of a token.</summary>
    /// <param name="token">0 to 87.</param>
    /// <returns>108 (C8) to 21 (A0).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The token is outside 0 to 87.</exception>
    public static int Pitch(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Piano.Keys);
        return Piano.HighestPitch - token;
    }

    /// <inheritdoc/>
    public EncodedScore Encode(Score score)
    {
        var tokens = new List<int>(score.Notes.Count);
        foreach (var note in score.Notes)
            if (Piano.Has(note.Pitch))
                tokens.Add(Piano.HighestPitch - note.Pitch);
        return new EncodedScore(
            [.. tokens], [.. Enumerable.Range(0, tokens.Count)], LeftOut.Of((LeftOut.OutsidePiano, score.Notes.Count - tokens.Count)));
    }

    /// <inheritdoc/>
    public Score Decode(ReadOnlySpan<int> tokens, DecodeOptions? options = null) => FixedStep.Play(tokens, options ?? new(), Pitches);

    // token / 88. The report truncates when it reads a value back, and for 13, 26, 52 and 63 the nearest float to k/88 times 88 falls
    // just short of k. So the value is the smallest float at or above k/88 that truncates to k.
    private static float Value(int token)
    {
        var value = token / (float)Piano.Keys;
        return (int)(value * Piano.Keys) < token ? MathF.BitIncrement(value) : value;
    }
}
