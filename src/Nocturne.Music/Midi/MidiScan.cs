namespace Nocturne.Music.Midi;

/// <summary>What one walk through a file counts and collects.</summary>
internal sealed class MidiScan(MidiLimits limits, DefectLog log, CleanMidi clean)
{
    private readonly List<int> _noteOffsets = [];
    private int _events;
    private int _chunks;
    private int _firstDrumOffset;

    public DefectLog Log { get; } = log;

    /// <summary>The file without its faults.</summary>
    public CleanMidi Clean { get; } = clean;

    /// <summary>Tempo of a file that counts frames of film instead of quarter notes; 0 where the file's own tempi count.</summary>
    public int FixedTempo { get; set; }

    /// <summary>Where each note of <see cref="Clean"/> begins in the file, in the same order.</summary>
    public IReadOnlyList<int> NoteOffsets => _noteOffsets;

    public int DrumNotes { get; private set; }

    public void CountChunk(int offset)
    {
        if (++_chunks > limits.Tracks)
            throw Exceeds(offset, $"more than {limits.Tracks} chunks");
    }

    /// <summary>The tick at which a track ends at the latest.</summary>
    public long LastTicks => limits.Ticks;

    public void CountEvent(int offset)
    {
        if (++_events > limits.Events)
            throw Exceeds(offset, $"more than {limits.Events} events");
    }

    public void CountNote(int offset)
    {
        _noteOffsets.Add(offset);
        CheckNotes(offset);
    }

    public void CountDrum(int offset)
    {
        if (DrumNotes++ == 0)
            _firstDrumOffset = offset;
        CheckNotes(offset);
    }

    public void LogDrums()
    {
        if (DrumNotes > 0)
            Log.Remark(_firstDrumOffset, $"Notes on channel 10, the drums: {DrumNotes}", "left out");
    }

    private void CheckNotes(int offset)
    {
        if (_noteOffsets.Count + DrumNotes > limits.Notes)
            throw Exceeds(offset, $"more than {limits.Notes} notes");
    }

    private static MidiFormatException Exceeds(int offset, string what) => new(offset, $"The file has {what}, the limit for one file");
}
