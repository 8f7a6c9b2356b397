namespace Nocturne.Music.Midi;

/// <summary>Builds a score from the events of a file, which come track by track.</summary>
/// <remarks>
/// A note-off ends the oldest sounding note of its channel and pitch in its own track. Two hands that strike the same key on one
/// channel therefore keep their lengths. A note-off without such a note may end a note of another track; otherwise it has no
/// effect. "All notes off" ends every note of its channel in its own track, and the notes of other tracks that have no note-off.
/// </remarks>
/// <param name="header">The header of the file.</param>
/// <param name="counter">Counts the notes.</param>
/// <param name="log">Receives the defects.</param>
internal sealed class ScoreBuilder(MidiHeader header, LimitCounter counter, DefectLog log)
{
    private const int DrumChannel = 9;
    private const int SustainPedal = 64;

    private readonly List<Note> _notes = [];
    private readonly List<int> _noteOffsets = [];
    private readonly List<PedalChange> _pedal = [];
    private readonly List<TempoChange> _tempi = [];
    private readonly NoteQueues _sounding = new();
    private readonly HangingNotes _hanging = new();
    private readonly List<(int Note, bool IsReleased)> _adjusted = [];
    private long _trackStartTicks;
    private int _firstDrumOffset;

    /// <summary>Notes on channel 10 (drums), which are left out.</summary>
    public int DrumNotes { get; private set; }

    // The tracks of format 2 follow each other; those of other formats play together.
    private bool IsSequential => header.Format == 2;

    public void BeginTrack()
    {
        if (IsSequential || header.FixedTempo is not null)
            _tempi.Add(new TempoChange(_trackStartTicks, header.FixedTempo ?? TempoMap.DefaultMicrosecondsPerQuarter));
    }

    public void AddNoteOn(int offset, long ticks, int channel, int pitch, int velocity)
    {
        counter.CountNote(offset);
        if (channel == DrumChannel)
        {
            if (DrumNotes++ == 0)
                _firstDrumOffset = offset;
            return;
        }
        _sounding.Add(NoteQueues.Key(channel, pitch), _notes.Count);
        _notes.Add(new Note(_trackStartTicks + ticks, 0, pitch, velocity));
        _noteOffsets.Add(offset);
    }

    public void AddNoteOff(long ticks, int channel, int pitch)
    {
        if (channel == DrumChannel)
            return;
        var key = NoteQueues.Key(channel, pitch);
        var index = _sounding.Take(key);
        if (index < 0)
            _hanging.AddUnmatchedEnd(key, _trackStartTicks + ticks);
        else
            SetEnd(index, _trackStartTicks + ticks);
    }

    public void AddController(long ticks, int channel, int controller, int value)
    {
        if (channel == DrumChannel)
            return;
        if (controller == SustainPedal)
            _pedal.Add(new PedalChange(_trackStartTicks + ticks, value));
        // "All sound off", "all notes off", and the mode changes after it, which imply "all notes off" (MIDI 1.0).
        else if (controller is 120 or >= 123)
            EndChannel(channel, _trackStartTicks + ticks);
    }

    public void AddTempo(int offset, long ticks, int microsecondsPerQuarter)
    {
        if (header.FixedTempo is not null)
            return;
        if (microsecondsPerQuarter == 0)
            log.Defect(offset, "The tempo is 0 microseconds per quarter note", "the previous tempo was kept");
        else
            _tempi.Add(new TempoChange(_trackStartTicks + ticks, microsecondsPerQuarter));
    }

    public void EndTrack(long ticks)
    {
        _hanging.AddRest(_sounding, _trackStartTicks + ticks);
        if (!IsSequential)
            return;
        EndHanging();
        _trackStartTicks += ticks;
    }

    public Score Build()
    {
        EndHanging();
        if (DrumNotes > 0)
            log.Remark(_firstDrumOffset, $"Drum notes on channel 10: {DrumNotes}", "left out");
        // Only now: of too many defects to list, those of the bytes come first.
        foreach (var (index, isReleased) in _adjusted)
        {
            if (isReleased)
                log.Remark(_noteOffsets[index], "The note has no length", "extended to 1 tick");
            else
                log.Defect(_noteOffsets[index], $"The note of pitch {_notes[index].Pitch} is never released", "ended with its track");
        }
        return new Score(new TempoMap(header.TicksPerQuarter, _tempi), _notes, _pedal);
    }

    private void EndChannel(int channel, long ticks)
    {
        foreach (var (_, index) in _sounding.TakeAll(channel))
            SetEnd(index, ticks);
        _hanging.AddChannelEnd(channel, ticks);
    }

    private void EndHanging()
    {
        foreach (var (index, ticks, isReleased) in _hanging.Resolve(_notes))
            SetEnd(index, ticks, isReleased);
    }

    private void SetEnd(int index, long ticks, bool isReleased = true)
    {
        var note = _notes[index];
        if (ticks <= note.StartTicks || !isReleased)
            _adjusted.Add((index, isReleased));
        _notes[index] = note with { DurationTicks = Math.Max(1, ticks - note.StartTicks) };
    }
}
