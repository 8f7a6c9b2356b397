namespace Nocturne.Music.Encodings;

/// <summary>The step that a score really has. It may differ a little from the one asked for, because a score counts in ticks.</summary>
public static class WrittenStep
{
    /// <summary>Gets the step that <see cref="IEncoding.Decode"/> uses, in quarter notes.</summary>
    /// <param name="encoding">The encoding.</param>
    /// <param name="stepQuarters">Time from one sound to the next in quarter notes, above 0.</param>
    public static double Quarters(IEncoding encoding, double stepQuarters)
    {
        var score = encoding.Decode([0], stepQuarters);
        return (double)score.Notes[0].DurationTicks / score.Tempo.TicksPerQuarter;
    }
}
