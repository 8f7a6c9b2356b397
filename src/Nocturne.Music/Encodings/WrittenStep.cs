namespace Nocturne.Music.Encodings;

/// <summary>The step that a score has in place of the one asked for: a score counts in ticks.</summary>
public static class WrittenStep
{
    /// <summary>The step in quarter notes that <see cref="IEncoding.Decode"/> gives; the one asked for if it is a whole number of ticks.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="stepQuarters">Time from one sound to the next in quarter notes, above 0.</param>
    public static double Quarters(IEncoding encoding, double stepQuarters)
    {
        var score = encoding.Decode([0], stepQuarters);
        return (double)score.Notes[0].DurationTicks / score.Tempo.TicksPerQuarter;
    }
}
