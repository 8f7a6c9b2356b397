namespace Nocturne.Etudes;

/// <summary>The left hand: a bass on each chord and broken chords above it.</summary>
internal sealed class Accompaniment(Metre metre)
{
    /// <summary>Notes of the left hand under a phrase.</summary>
    /// <param name="chords">The chords.</param>
    /// <param name="voicings">The tenor's voicing of each.</param>
    /// <param name="figure">The figure.</param>
    public IEnumerable<MelodyNote> Play(IReadOnlyList<ChordSpan> chords, IReadOnlyList<Voicing> voicings, Figure figure) =>
        chords.Zip(voicings).SelectMany(entry => Break(entry.First, entry.Second, figure));

    private IEnumerable<MelodyNote> Break(ChordSpan span, Voicing voicing, Figure figure)
    {
        var groupTicks = (long)metre.BeatTicks * (figure.IsPerBeat ? 1 : metre.BeatsPerBar == 4 ? metre.FirstHalfBeats : metre.BeatsPerBar);
        for (var start = span.Start; start < span.End; start += groupTicks)
        {
            var bass = start == span.Start || span.BassPitch + 12 >= voicing.Low ? span.BassPitch : span.BassPitch + 12;
            foreach (var note in Group(start, Math.Min(start + groupTicks, span.End), bass, voicing, figure))
                yield return note;
        }
    }

    private IEnumerable<MelodyNote> Group(long start, long end, int bass, Voicing voicing, Figure figure)
    {
        var places = (int)((end - start) / metre.SubdivisionTicks);
        for (var place = 0; place < places; place++)
        {
            var held = 1;
            while (place + held < places && figure.At(place + held) == ".")
                held++;
            foreach (var sound in figure.At(place))
                if (sound != '.')
                    yield return new MelodyNote(
                        start + ((long)place * metre.SubdivisionTicks), held * metre.SubdivisionTicks, Pitch(sound, bass, voicing));
        }
    }

    private static int Pitch(char sound, int bass, Voicing voicing) => sound switch
    {
        'B' => bass,
        'O' => bass + 12 < voicing.Low ? bass + 12 : voicing.Low,
        _ => voicing[sound - '0'],
    };
}
