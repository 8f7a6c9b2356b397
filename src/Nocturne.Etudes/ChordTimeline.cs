namespace Nocturne.Etudes;

/// <summary>Finds the chord at a time.</summary>
internal sealed class ChordTimeline(IReadOnlyList<ChordSpan> spans)
{
    /// <summary>Index of the span at a tick, or of the last span past the end.</summary>
    public int IndexAt(long ticks)
    {
        var index = 0;
        while (index + 1 < spans.Count && spans[index + 1].Start <= ticks)
            index++;
        return index;
    }

    /// <summary>The chord at a tick.</summary>
    public Chord At(long ticks) => spans[IndexAt(ticks)].Chord;

    /// <summary>The span at a tick.</summary>
    public ChordSpan SpanAt(long ticks) => spans[IndexAt(ticks)];
}
