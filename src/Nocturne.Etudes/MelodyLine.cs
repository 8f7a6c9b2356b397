namespace Nocturne.Etudes;

/// <summary>Builds a melody over its chords.</summary>
internal sealed class MelodyLine(IReadOnlyList<ChordSpan> chords, int? previous)
{
    private const int MaxRounds = 32;

    private readonly ChordTimeline _timeline = new(chords);
    private readonly List<MelodyNote> _notes = [];

    /// <summary>The notes so far.</summary>
    public IReadOnlyList<MelodyNote> Notes => _notes;

    /// <summary>The last pitch; at the beginning, that of the previous phrase.</summary>
    public int? Last => _notes.Count == 0 ? previous : _notes[^1].Pitch;

    /// <summary>The pitch some steps from the last one, in the scale of the chord at a tick.</summary>
    public int Moved(long ticks, int steps) => _timeline.At(ticks).Move(Last ?? MelodyRules.Lowest, steps);

    /// <summary>Adds a note.</summary>
    /// <param name="start">Onset.</param>
    /// <param name="duration">Length; the note is split at a change to a chord that it does not fit.</param>
    /// <param name="wanted">Requested pitch.</param>
    /// <param name="mayPass">Whether it may be outside the chord.</param>
    /// <param name="isExact">Whether the pitch must not be adjusted.</param>
    public void Add(long start, long duration, int wanted, bool mayPass, bool isExact = false)
    {
        var span = _timeline.SpanAt(start);
        var pitch = isExact || (mayPass && wanted is >= MelodyRules.Lowest and <= MelodyRules.Highest)
            ? wanted
            : MelodyRules.BestChordTone(span, wanted, Last, Before(start) ?? span);
        var next = _timeline.SpanAt(start + duration - 1);
        var cut = next != span && !next.Chord.Has(pitch) ? next.Start - start : duration;
        _notes.Add(new MelodyNote(start, cut, pitch, !span.Chord.Has(pitch)));
        if (cut < duration)
            Add(start + cut, duration - cut, pitch, mayPass: false);
    }

    /// <summary>Repairs what later notes made wrong: dissonances that do not pass, and octaves and fifths parallel to the bass.</summary>
    /// <param name="beatTicks">Length of a beat.</param>
    public void Repair(int beatTicks)
    {
        // One repair may undo the other. Two rounds are usual; the bound prevents an endless loop.
        for (var round = 0; round < MaxRounds; round++)
        {
            LeaveDissonancesByStep(beatTicks);
            if (!AvoidParallels())
                break;
        }
        LeaveDissonancesByStep(beatTicks);
        EndWithTheChord();
    }

    // Notes outside the chord must be off the beat, and be reached and left by step; all others become chord tones.
    private void LeaveDissonancesByStep(int beatTicks)
    {
        for (var i = _notes.Count - 1; i >= 0; i--)
        {
            var note = _notes[i];
            var isLeft = i + 1 < _notes.Count && Math.Abs(_notes[i + 1].Pitch - note.Pitch) is 1 or 2;
            var isApproached = i > 0 && Math.Abs(note.Pitch - _notes[i - 1].Pitch) <= 2;
            if (note.IsDissonant && !(isLeft && isApproached && note.Start % beatTicks != 0))
                _notes[i] = note with { Pitch = Consonant(i), IsDissonant = false };
        }
    }

    // Changes the note before the change of chord, since the note at the change may be the goal of a cadence.
    private bool AvoidParallels()
    {
        for (var i = 1; i < _notes.Count; i++)
        {
            var (before, span) = (_timeline.SpanAt(_notes[i - 1].End - 1), _timeline.SpanAt(_notes[i].Start));
            if (before == span || !VoiceLeading.AreParallel(before.BassPitch, _notes[i - 1].Pitch, span.BassPitch, _notes[i].Pitch))
                continue;
            var pitch = MelodyRules.OtherChordTone(before, _notes[i - 1].Pitch, _notes[i].Pitch, span);
            _notes[i - 1] = _notes[i - 1] with { Pitch = pitch, IsDissonant = false };
            return true;
        }
        return false;
    }

    // A repaired note that does not fit the next chord ends where that chord begins.
    private void EndWithTheChord()
    {
        foreach (var (i, note) in _notes.Index().ToList())
            if (_timeline.SpanAt(note.End - 1) is var span && span.Start > note.Start && !span.Chord.Has(note.Pitch))
                _notes[i] = note with { Duration = span.Start - note.Start };
    }

    private int Consonant(int index)
    {
        var span = _timeline.SpanAt(_notes[index].Start);
        int? from = index == 0 ? previous : _notes[index - 1].Pitch;
        return MelodyRules.BestChordTone(span, _notes[index].Pitch, from, Before(_notes[index].Start) ?? span);
    }

    /// <summary>The chord just before a tick, or <c>null</c> at the start of the phrase.</summary>
    private ChordSpan? Before(long start) => start == 0 ? null : _timeline.SpanAt(start - 1);
}
