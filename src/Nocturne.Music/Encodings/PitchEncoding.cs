namespace Nocturne.Music.Encodings;

/// <summary>
/// The report's encoding of section 2.2: a token a note, in order of onset and from low to high within a chord. The
/// integer grows as the pitch falls, from C8 = 0 to A0 = 87. Rhythm, length and loudness are abstracted away.
/// </summary>
public sealed class PitchEncoding : IEncoding
{
    /// <summary>Number of keys of a piano, and of tokens.</summary>
    public const int Keys = 88;

    private const int HighestPitch = 108;
    private const int LowestPitch = 21;

    /// <inheritdoc/>
    public string Name => "pitch";

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

    /// <inheritdoc/>
    public int[] Encode(Score score) =>
        [.. score.Notes.Where(note => note.Pitch is >= LowestPitch and <= HighestPitch).Select(note => HighestPitch - note.Pitch)];

    /// <inheritdoc/>
    public Score Decode(ReadOnlySpan<int> tokens, double stepQuarters = 0.5)
    {
        const int TicksPerQuarter = 480;
        const int Velocity = 64;
        if (stepQuarters is not (> 0 and < int.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(stepQuarters), $"A step of {stepQuarters} quarter notes; use a number above 0.");
        var stepTicks = Math.Max(1, (long)Math.Round(stepQuarters * TicksPerQuarter));
        var notes = new Note[tokens.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] is < 0 or >= Keys)
                throw new ArgumentOutOfRangeException(nameof(tokens), $"Token {tokens[i]} at position {i}; use 0 to {Keys - 1}.");
            notes[i] = new Note(i * stepTicks, stepTicks, Pitch(tokens[i]), Velocity);
        }
        return new Score(new TempoMap(TicksPerQuarter), notes);
    }
}
