namespace Nocturne.Music.Etudes;

/// <summary>A melody as it grows over its chords.</summary>
internal sealed class MelodyLine(IReadOnlyList<ChordSpan> chords, int? previous)
{
    private const int MostRounds = 32;

    private readonly ChordTimeline _timeline = new(chords);
    private readonly List<MelodyNote> _notes = [];

    /// <summary>The notes so far.</summary>
    public IReadOnlyList<MelodyNote> Notes => _notes;

    /// <summary>The last pitch, that of the phrase before at the beginning.</summary>
    public int? Last => _notes.Count == 0 ? previous : _notes[^1].Pitch;

    /// <summary>The pitch some steps from the last one, in the scale of the chord at a tick.</summary>
    public int Moved(long ticks, int steps) => _timeline.At(ticks).Move(Last ?? MelodyRules.Lowest, steps);

    /// <summary>Adds a note.</summary>
    /// <param name="start">Onset.</param>
    /// <param name="duration">Length; a chord change that the pitch does not fit cuts the note in two.</param>
    /// <param name="wanted">Pitch that is asked for.</param>
    /// <param name="mayPass">Whether it may stand outside the chord.</param>
    /// <param name="isExact">Whether it must be that pitch.</param>
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

    /// <summary>Mends what a note that came later made wrong: dissonances that do not pass, octaves and fifths in parallel with the bass.</summary>
    /// <param name="beatTicks">Length of a beat.</param>
    public void Mend(int beatTicks)
    {
        // Mending one may break the other; two rounds are the rule, and the bound is for what no seed has shown yet.
        for (var round = 0; round < MostRounds; round++)
        {
            LeaveDissonancesByStep(beatTicks);
            if (!AvoidParallels())
                break;
        }
        LeaveDissonancesByStep(beatTicks);
        EndWithTheChord();
    }

    // Notes outside the chord must be between beats, and be reached and left by step; all others become chord tones.
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

    // Takes another chord tone before the change of chord, for the note at the change may be the goal of a cadence.
    private bool AvoidParallels()
    {
        for (var i = 1; i < _notes.Count; i++)
        {
            var (before, span) = (_timeline.SpanAt(_notes[i - 1].End - 1), _timeline.SpanAt(_notes[i].Start));
            if (before == span || !VoiceLeading.AreParallel(before.BassPitch, _notes[i - 1].Pitch, span.BassPitch, _notes[i].Pitch))
                continue;
            _notes[i - 1] = _notes[i - 1] with { Pitch = MelodyRules.OtherChordTone(before, _notes[i - 1].Pitch, _notes[i].Pitch, span), IsDissonant = false };
            return true;
        }
        return false;
    }

    // A note that was mended may not fit the chord that enters while it is held: it ends there, and the melody breathes.
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

    /// <summary>The chord under the end of the note before a tick; <c>null</c> at the start of the phrase.</summary>
    private ChordSpan? Before(long start) => start == 0 ? null : _timeline.SpanAt(start - 1);
}
