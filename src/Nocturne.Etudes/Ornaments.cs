namespace Nocturne.Etudes;

/// <summary>Adds runs, trills, turns, grace notes and passing notes. The main note stays on its beat or follows at once.</summary>
internal sealed class Ornaments(Metre metre, ChordTimeline timeline, Random random)
{
    private const int SmallNote = 60;           // a thirty-second note
    private const int RunNote = 30;

    /// <summary>Ornaments a melody.</summary>
    /// <param name="melody">The plain notes.</param>
    /// <param name="level">How richly, 0 to 3.</param>
    public IEnumerable<MelodyNote> Adorn(IReadOnlyList<MelodyNote> melody, int level)
    {
        foreach (var (i, note) in melody.Index())
        {
            var next = i + 1 < melody.Count && melody[i + 1].Start == note.End ? melody[i + 1] : null;
            var isResolution = i > 0 && melody[i - 1].IsDissonant;
            foreach (var adorned in note.IsDissonant ? [note] : Adorned(note, next, level, isResolution))
                yield return adorned;
        }
    }

    private IReadOnlyList<MelodyNote> Adorned(MelodyNote note, MelodyNote? next, int level, bool isResolution)
    {
        var chord = timeline.At(note.Start);
        var interval = next is null ? 0 : next.Pitch - note.Pitch;
        var isLong = note.Duration >= metre.BeatTicks;
        if (level >= 2 && next is not null && note.Duration * 2 >= metre.BeatTicks * 3 && random.Percent(25 * level))
            return WithRun(note, next, chord);
        if (level >= 1 && isLong && chord.Role == ChordRole.Dominant && random.Percent(15 + (10 * level)))
            return Trill(note, chord);
        if (isLong && random.Percent(10 * level))
            return WithEnd(note, metre.BeatTicks / 2, [chord.Above(note.Pitch), note.Pitch, chord.Below(note.Pitch), note.Pitch]);
        if (note.Duration >= 2 * Metre.Sixteenth && Math.Abs(interval) is >= 3 and <= 7 && random.Percent(6 + (10 * level)))
            return Filled(note, interval, chord);
        if (note.Duration >= 2 * Metre.Sixteenth && Math.Abs(interval) == 2 && random.Percent(8 * level))
            return WithEnd(note, note.Duration / 2, [note.Pitch + (interval / 2)]);
        // A resolution follows its dissonance at once.
        return !isResolution && note.Duration >= 2 * Metre.Sixteenth && random.Percent(3 + (4 * level)) ? Begun(note, chord) : [note];
    }

    private IReadOnlyList<MelodyNote> WithRun(MelodyNote note, MelodyNote next, Chord chord)
    {
        var length = metre.BeatTicks * 3 / 4;
        var run = random.Percent(65)
            ? Fioritura.Chromatic(chord, note.Pitch, next.Pitch, length / RunNote)
            : Fioritura.Diatonic(chord, note.Pitch, next.Pitch, length / RunNote);
        return run.Count == 0 ? [note] : WithEnd(note, length, run);
    }

    // Principal note first, alternating with the note above, closed by the note below.
    private IReadOnlyList<MelodyNote> Trill(MelodyNote note, Chord chord)
    {
        var above = chord.Above(note.Pitch);
        var shakes = (metre.BeatTicks / SmallNote / 2) - 1;
        IEnumerable<int> trill =
            [.. Enumerable.Range(0, shakes).SelectMany(_ => new[] { note.Pitch, above }), note.Pitch, chord.Below(note.Pitch)];
        return WithEnd(note, metre.BeatTicks - SmallNote, [.. trill.Skip(1)]);       // the first is the note itself
    }

    private IReadOnlyList<MelodyNote> Filled(MelodyNote note, int interval, Chord chord)
    {
        var between = new List<int>();
        var step = Math.Sign(interval);
        for (var pitch = chord.Move(note.Pitch, step); (note.Pitch + interval - pitch) * step > 0; pitch = chord.Move(pitch, step))
            between.Add(pitch);
        return between.Count == 0 ? [note] : WithEnd(note, note.Duration / 2, between);
    }

    // A mordent, or a grace note from above or from the lower octave.
    private IReadOnlyList<MelodyNote> Begun(MelodyNote note, Chord chord)
    {
        var above = chord.Above(note.Pitch);
        int[] small = random.Next(4) switch { 0 => [note.Pitch, above], 1 => [note.Pitch - 12], _ => [above] };
        var notes = small.Select(
            (pitch, i) => new MelodyNote(note.Start + (i * SmallNote), SmallNote, pitch, IsDissonant: !chord.Has(pitch)));
        var taken = small.Length * SmallNote;
        return [.. notes, note with { Start = note.Start + taken, Duration = note.Duration - taken }];
    }

    /// <summary>Replaces the last ticks of a note by small notes, unless there is no time or a beat would fall on one of them.</summary>
    private IReadOnlyList<MelodyNote> WithEnd(MelodyNote note, long ticks, IReadOnlyList<int> pitches)
    {
        var length = ticks / pitches.Count;
        var start = note.End - (length * pitches.Count);
        var nextBeat = (start + metre.BeatTicks - 1) / metre.BeatTicks * metre.BeatTicks;
        if (length < RunNote || start < note.Start + SmallNote || nextBeat < note.End)
            return [note];
        var chord = timeline.At(note.Start);
        var small = pitches.Select((pitch, i) => new MelodyNote(start + (i * length), length, pitch, IsDissonant: !chord.Has(pitch)));
        return [note with { Duration = start - note.Start }, .. small];
    }
}
