namespace Nocturne.Music.Encodings;

/// <summary>Music of an encoding that holds no rhythm: one sound after the other, each as long as a step.</summary>
internal static class FixedStep
{
    private const int TicksPerQuarter = 480;
    private const int Velocity = 64;

    /// <summary>The score of some sounds.</summary>
    /// <param name="tokens">Tokens, shape [N].</param>
    /// <param name="stepQuarters">Time from one to the next in quarter notes, above 0.</param>
    /// <param name="pitches">For each token, 0 to V-1, the MIDI note numbers that sound, at least one.</param>
    /// <exception cref="ArgumentOutOfRangeException">A token outside 0 to V-1, or a step that is not above 0.</exception>
    public static Score Play(ReadOnlySpan<int> tokens, double stepQuarters, IReadOnlyList<int[]> pitches)
    {
        if (stepQuarters is not (> 0 and < int.MaxValue))
            throw new ArgumentOutOfRangeException(nameof(stepQuarters), $"A step of {stepQuarters} quarter notes; use a number above 0.");
        var stepTicks = Math.Max(1, (long)Math.Round(stepQuarters * TicksPerQuarter));
        var notes = new List<Note>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            if (tokens[i] < 0 || tokens[i] >= pitches.Count)
                throw new ArgumentOutOfRangeException(nameof(tokens), $"Token {tokens[i]} at position {i}; use 0 to {pitches.Count - 1}.");
            foreach (var pitch in pitches[tokens[i]])
                notes.Add(new Note(i * stepTicks, stepTicks, pitch, Velocity));
        }
        return new Score(new TempoMap(TicksPerQuarter), notes);
    }
}
