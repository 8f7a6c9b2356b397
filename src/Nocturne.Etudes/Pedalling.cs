namespace Nocturne.Etudes;

/// <summary>The sustain pedal: up when a chord changes and down just after it.</summary>
internal static class Pedalling
{
    private const int AfterTicks = 40;
    private const int Down = 127;

    /// <summary>Movements of the pedal.</summary>
    /// <param name="chords">All chords of the piece.</param>
    /// <param name="end">Last tick of the piece.</param>
    public static IEnumerable<PedalChange> Change(IReadOnlyList<ChordSpan> chords, long end)
    {
        foreach (var span in chords)
        {
            if (span.Start > 0)
                yield return new PedalChange(span.Start, 0);
            yield return new PedalChange(span.Start + AfterTicks, Down);
        }
        yield return new PedalChange(end, 0);
    }
}
