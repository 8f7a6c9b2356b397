namespace Nocturne.Music.Midi;

/// <summary>Counts what a file asks for and refuses the file beyond its limits.</summary>
internal sealed class LimitCounter(MidiLimits limits)
{
    private int _chunks;
    private int _events;
    private int _notes;

    /// <summary>The last tick that a track may reach.</summary>
    public long LastTicks => limits.Ticks;

    public void CountChunk(int offset) => Check(++_chunks, limits.Tracks, "chunks", offset);

    public void CountEvent(int offset) => Check(++_events, limits.Events, "events", offset);

    public void CountNote(int offset) => Check(++_notes, limits.Notes, "notes", offset);

    private static void Check(int count, int limit, string things, int offset)
    {
        if (count > limit)
            throw new MidiFormatException(offset, $"The file has more than {limit} {things}, the limit for one file");
    }
}
