namespace Nocturne.Etudes;

/// <summary>Delays chord tones on the beat by the note above: a suspension if it sounded before, else an appoggiatura.</summary>
internal sealed class Appoggiaturas(Metre metre, IReadOnlyList<ChordSpan> chords, Random random)
{
    private readonly ChordTimeline _timeline = new(chords);

    /// <summary>Delays some of the beats; each dissonance falls a step to the chord tone.</summary>
    public IReadOnlyList<MelodyNote> Add(IReadOnlyList<MelodyNote> melody)
    {
        var delayed = new List<MelodyNote>();
        foreach (var note in melody)
        {
            if (Above(note, delayed) is { } above)
            {
                var length = note.Duration >= metre.BeatTicks * 2
                    ? metre.BeatTicks
                    : Math.Max(note.Duration / 2 / Metre.Sixteenth, 1) * Metre.Sixteenth;
                delayed.Add(new MelodyNote(note.Start, length, above, IsDissonant: true));
                delayed.Add(note with { Start = note.Start + length, Duration = note.Duration - length });
            }
            else
                delayed.Add(note);
        }
        return delayed;
    }

    private int? Above(MelodyNote note, List<MelodyNote> before)
    {
        var span = _timeline.SpanAt(note.Start);
        var above = span.Chord.Move(note.Pitch, 1);
        if (note.IsDissonant || note.Start % metre.BeatTicks != 0 || note.Duration < 2 * Metre.Sixteenth
            || span.Chord.Has(above) || above - note.Pitch > 2 || before.Count == 0)
            return null;
        var last = before[^1];
        var isPrepared = last.Pitch == above;
        var leap = Math.Abs(above - last.Pitch);
        var isSingable = leap <= 9 && leap != 6 && (!last.IsDissonant || leap <= 2);
        var isParallel = VoiceLeading.AreParallel(_timeline.SpanAt(note.Start - 1).BassPitch, last.Pitch, span.BassPitch, above);
        var percent = isPrepared ? 70 : note.Duration >= metre.BeatTicks ? 30 : 14;
        return isSingable && !isParallel && !LastMustResolve(last, above) && random.Percent(percent) ? above : null;
    }

    private bool LastMustResolve(MelodyNote last, int above)
    {
        var chord = _timeline.At(last.Start);
        return last.Pitch != above && (last.Pitch % 12 == chord.Seventh || last.Pitch % 12 == chord.LeadingNote);
    }
}
