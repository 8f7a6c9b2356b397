namespace Nocturne.Music.Encodings;

/// <summary>Music of an encoding without rhythm: one sound after the other, each as long as a step.</summary>
internal static class FixedStep
{
    public const int TicksPerQuarter = 480;
    private const int Velocity = 64;

    /// <summary>The score of some sounds.</summary>
    /// <param name="tokens">Tokens, shape [N].</param>
    /// <param name="options">The step.</param>
    /// <param name="pitches">For each token, 0 to V-1, the MIDI note numbers that sound, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token is outside 0 to V-1.</exception>
    /// <exception cref="SettingException">The step is out of its range.</exception>
    public static Score Play(ReadOnlySpan<int> tokens, DecodeOptions options, IReadOnlyList<int[]> pitches)
    {
        var stepTicks = options.Checked().StepTicks;
        var notes = new List<Note>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0 || tokens[i] >= pitches.Count)
                throw new ArgumentOutOfRangeException(
                    nameof(tokens), $"Token {tokens[i]} at position {i}; must be between 0 and {pitches.Count - 1}.");
            foreach (var pitch in pitches[tokens[i]])
                notes.Add(new Note(i * stepTicks, stepTicks, pitch, Velocity));
        }
        return new Score(new TempoMap(TicksPerQuarter), notes);
    }
}
