namespace Nocturne.Etudes;

/// <summary>Places sections one after the other and joins them: a dominant seventh before a new key, an upbeat before a phrase.</summary>
internal sealed class Layout(Metre metre, Random random)
{
    private const int UpbeatPercent = 60;

    /// <summary>The phrases of all sections.</summary>
    public IReadOnlyList<PlacedPhrase> Place(IReadOnlyList<Section> sections)
    {
        var placed = new List<PlacedPhrase>();
        foreach (var (i, section) in sections.Index())
            foreach (var (j, phrase) in section.Theme.Phrases.Index())
            {
                var isLast = j == section.Theme.Phrases.Count - 1;
                var joined = isLast && i + 1 < sections.Count ? Leading(phrase, sections[i + 1].Theme.Key) : phrase;
                var start = placed.Count == 0 ? 0 : placed[^1].End;
                placed.Add(new PlacedPhrase(
                    start, [.. joined.Chords.Select(span => span.Later(start))], [.. joined.Melody.Select(note => note.Later(start))],
                    section, isLast));
            }
        return [.. placed.Select((phrase, i) => i + 1 < placed.Count ? WithUpbeat(phrase, placed[i + 1]) : phrase)];
    }

    // If a phrase ends on the tonic and the next is in another key, the second half of its last bar becomes the new dominant seventh.
    private Phrase Leading(Phrase phrase, Key next)
    {
        var last = phrase.Chords[^1];
        if (last.Chord.Key == next || last.Chord.Role != ChordRole.Tonic)
            return phrase;
        var first = last with { Duration = (long)metre.FirstHalfBeats * metre.BeatTicks };
        var dominant = new Chord("V7", next);
        var second = new ChordSpan(first.End, last.End - first.End, dominant, BassLine.Pitch(dominant.Bass, last.BassPitch));
        var melody = phrase.Melody.Where(note => note.Start < first.End)
            .Select(note => note with { Duration = Math.Min(note.End, first.End) - note.Start });
        return new Phrase([.. phrase.Chords.SkipLast(1), first, second], [.. melody]);
    }

    // Two or three steps of the scale lead, off the beat, to the first note of the next phrase.
    private PlacedPhrase WithUpbeat(PlacedPhrase phrase, PlacedPhrase next)
    {
        if (phrase.Melody.Count == 0 || next.Melody.Count == 0 || !random.Percent(UpbeatPercent))
            return phrase;
        var (last, target, chord) = (phrase.Melody[^1], next.Melody[0], phrase.Chords[^1].Chord);
        var isDuple = metre.BeatTicks == Metre.TicksPerQuarter && metre.Subdivisions != 3;
        var (length, count) = isDuple ? (Metre.Sixteenth, 2 + random.Next(2)) : (metre.BeatTicks / 3, 2);
        var direction = last.Pitch <= target.Pitch ? -1 : 1;
        var upbeat = Enumerable.Range(1, count)
            .Select(i => new MelodyNote(phrase.End - (i * length), length, chord.Move(target.Pitch, i * direction), IsDissonant: true))
            .Reverse().ToList();
        var leap = Math.Abs(upbeat[0].Pitch - last.Pitch);
        var isParallel = VoiceLeading.AreParallel(phrase.Chords[^1].BassPitch, upbeat[^1].Pitch, next.Chords[0].BassPitch, target.Pitch);
        return upbeat[0].Start < last.End || leap > 9 || leap == 6 || isParallel
            ? phrase
            : phrase with { Melody = [.. phrase.Melody, .. upbeat] };
    }
}
