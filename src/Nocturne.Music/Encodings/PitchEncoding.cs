namespace Nocturne.Music.Encodings;

/// <summary>
/// The report's encoding of section 2.2: a token a note, in order of onset and from low to high within a chord. The
/// integer grows as the pitch falls, from C8 = 0 to A0 = 87. Rhythm, length and loudness are abstracted away.
/// </summary>
public sealed class PitchEncoding : IEncoding
{
    /// <summary>Number of keys of a piano, and of tokens.</summary>
    public const int Keys = 88;

    /// <summary>The encoding's name.</summary>
    public const string EncodingName = "pitch";

    private const int HighestPitch = 108;
    private const int LowestPitch = 21;

    private static readonly int[][] Pitches = [.. Enumerable.Range(0, Keys).Select(token => (int[])[Pitch(token)])];

    /// <inheritdoc/>
    public string Name => EncodingName;

    /// <inheritdoc/>
    public int Size => Keys;

    /// <summary>The token as a network's input, in [0, 1): token / 88.</summary>
    /// <remarks>
    /// The report truncates when it reads a value back (<see cref="Token"/>), and for 13, 26, 52 and 63 the nearest float to
    /// k/88 times 88 falls just short of k. So the value is the smallest float at or above k/88 that truncates to k.
    /// </remarks>
    /// <param name="token">0 to 87.</param>
    /// <exception cref="ArgumentOutOfRangeException">The token is none of 0 to 87.</exception>
    public static float Scaled(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Keys);
        var value = token / (float)Keys;
        return (int)(value * Keys) < token ? MathF.BitIncrement(value) : value;
    }

    /// <summary>A network's output as a token: scaled by 88, truncated as in the report, and held to the keyboard.</summary>
    /// <param name="value">Any number; NaN is taken for 0.</param>
    public static int Token(float value) => (int)Math.Clamp(float.IsNaN(value) ? 0 : value * Keys, 0, Keys - 1);

    /// <summary>MIDI note number of a token.</summary>
    /// <param name="token">0 to 87.</param>
    /// <returns>108 (C8) to 21 (A0).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The token is none of 0 to 87.</exception>
    public static int Pitch(int token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(token, Keys);
        return HighestPitch - token;
    }

    /// <summary>Whether a piano has a key for a MIDI note number.</summary>
    public static bool IsOnPiano(int pitch) => pitch is >= LowestPitch and <= HighestPitch;

    /// <inheritdoc/>
    float IEncoding.Scaled(int token) => Scaled(token);

    /// <inheritdoc/>
    public int[] Encode(Score score)
    {
        var tokens = new List<int>(score.Notes.Count);
        foreach (var note in score.Notes)
            if (IsOnPiano(note.Pitch))
                tokens.Add(HighestPitch - note.Pitch);
        return [.. tokens];
    }

    /// <summary>Number of notes that a piano has no key for.</summary>
    /// <inheritdoc/>
    public int LeftOut(Score score)
    {
        var leftOut = 0;
        foreach (var note in score.Notes)
            leftOut += IsOnPiano(note.Pitch) ? 0 : 1;
        return leftOut;
    }

    /// <inheritdoc/>
    public Score Decode(ReadOnlySpan<int> tokens, double stepQuarters = 0.5) => FixedStep.Play(tokens, stepQuarters, Pitches);
}
