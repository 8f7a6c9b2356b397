using Melanchall.DryWetMidi.Core;

namespace Nocturne.Music.Midi;

/// <summary>Puts a score together from the tracks of a file.</summary>
/// <remarks>
/// A note-off ends the oldest note of its channel and pitch that still sounds, in its own track first: two hands on one
/// channel that strike the same key thus keep their lengths. One that finds none there may end a note of another track; one
/// that finds none at all means nothing. "All notes off" and its like end every note of their channel in their own track, and
/// notes of other tracks that have no note-off.
/// </remarks>
internal sealed class ScoreBuilder
{
    private readonly List<Note> _notes = [];
    private readonly List<PedalChange> _pedal = [];
    private readonly List<TempoChange> _tempi = [];
    private readonly NoteQueues _sounding = new();
    private readonly HangingNotes _hanging = new();
    private readonly DefectLog _log;
    private readonly IReadOnlyList<int> _noteOffsets;

    /// <param name="log">Takes the defects.</param>
    /// <param name="noteOffsets">Where each note begins in the file, in the order of the tracks.</param>
    public ScoreBuilder(DefectLog log, IReadOnlyList<int> noteOffsets)
    {
        _log = log;
        _noteOffsets = noteOffsets;
    }

    /// <summary>Reads all tracks.</summary>
    /// <param name="file">A file without defects.</param>
    /// <param name="areSequential">Whether the tracks follow each other (format 2) instead of sounding together.</param>
    public Score Build(MidiFile file, bool areSequential)
    {
        var startTicks = 0L;
        foreach (var chunk in file.Chunks)
        {
            if (chunk is not TrackChunk track)
                continue;
            if (areSequential)
                _tempi.Add(new TempoChange(startTicks, TempoMap.DefaultMicrosecondsPerQuarter));
            var endTicks = AddTrack(track, startTicks);
            if (areSequential)
            {
                CloseHanging();
                startTicks = endTicks;
            }
        }
        CloseHanging();
        var division = (TicksPerQuarterNoteTimeDivision)file.TimeDivision;
        return new Score(new TempoMap(division.TicksPerQuarterNote, _tempi), _notes, _pedal);
    }

    private long AddTrack(TrackChunk track, long startTicks)
    {
        var ticks = startTicks;
        foreach (var midiEvent in track.Events)
        {
            ticks += midiEvent.DeltaTime;
            switch (midiEvent)
            {
                case NoteOnEvent on:
                    _sounding.Add(NoteQueues.Key(on.Channel, on.NoteNumber), _notes.Count);
                    _notes.Add(new Note(ticks, 0, on.NoteNumber, on.Velocity));
                    break;
                case NoteOffEvent off:
                    End(NoteQueues.Key(off.Channel, off.NoteNumber), ticks);
                    break;
                case ControlChangeEvent change when change.ControlNumber == Controllers.SustainPedal:
                    _pedal.Add(new PedalChange(ticks, change.ControlValue));
                    break;
                case ControlChangeEvent change when Controllers.EndsNotes(change.ControlNumber):
                    EndAll(change.Channel, ticks);
                    break;
                case SetTempoEvent tempo:
                    _tempi.Add(new TempoChange(ticks, (int)tempo.MicrosecondsPerQuarterNote));
                    break;
            }
        }
        _hanging.AddRest(_sounding, ticks);
        return ticks;
    }

    private void End(int key, long ticks)
    {
        var index = _sounding.Take(key);
        if (index < 0)
            _hanging.AddUnmatchedEnd(key, ticks);
        else
            SetEnd(index, ticks);
    }

    private void EndAll(int channel, long ticks)
    {
        foreach (var (_, index) in _sounding.TakeAll(channel))
            SetEnd(index, ticks);
        _hanging.AddChannelEnd(channel, ticks);
    }

    private void CloseHanging()
    {
        foreach (var (index, ticks, isMatched) in _hanging.Resolve(_notes))
        {
            if (isMatched)
                SetEnd(index, ticks);
            else
            {
                _log.Defect(_noteOffsets[index], $"The note of pitch {_notes[index].Pitch} is never released", "it ends with its track");
                SetEnd(index, Math.Max(ticks, _notes[index].StartTicks + 1));
            }
        }
    }

    private void SetEnd(int index, long ticks)
    {
        var note = _notes[index];
        if (ticks <= note.StartTicks)
            _log.Remark(_noteOffsets[index], "A note of no length", "it lasts 1 tick");
        _notes[index] = note with { DurationTicks = Math.Max(1, ticks - note.StartTicks) };
    }
}
