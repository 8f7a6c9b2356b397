namespace Nocturne.Etudes;

/// <summary>Varies the tempo: a phrase begins slowly, presses on and slows at its end, most at the end of the piece.</summary>
internal sealed class Rubato(Metre metre, int beatsPerMinute, Random random)
{
    private const int RunNotes = 9;             // a beat with this many notes is a run, which is slower

    /// <summary>Tempi, one for each beat.</summary>
    /// <param name="phrases">The phrases.</param>
    /// <param name="melody">All notes of the right hand.</param>
    /// <param name="lastBar">Where the last bar begins.</param>
    public IEnumerable<TempoChange> Tempi(IReadOnlyList<PlacedPhrase> phrases, IReadOnlyList<MelodyNote> melody, long lastBar)
    {
        var notesInBeat = melody.CountBy(note => note.Start / metre.BeatTicks).ToDictionary();
        foreach (var phrase in phrases)
            for (var tick = phrase.Start; tick < phrase.End; tick += metre.BeatTicks)
            {
                var run = notesInBeat.GetValueOrDefault(tick / metre.BeatTicks) >= RunNotes ? 18 : 0;
                yield return At(tick, Ease(tick, phrase) + run + (phrase.End == lastBar ? Closing(tick, phrase) : 0) + random.Next(-1, 2));
            }
        yield return At(lastBar, 70);
    }

    /// <summary>How much slower than the basic tempo, in percent.</summary>
    private int Ease(long tick, PlacedPhrase phrase)
    {
        var beat = (tick - phrase.Start) / metre.BeatTicks;
        var beatsLeft = (phrase.End - tick) / metre.BeatTicks;
        if (beatsLeft <= metre.BeatsPerBar)
            return (int)(3 + ((metre.BeatsPerBar - beatsLeft) * (phrase.EndsSection ? 24 : 12) / metre.BeatsPerBar));
        return beat == 0 ? 6 : beat < metre.BeatsPerBar ? 2 : beatsLeft <= 2 * metre.BeatsPerBar ? -1 : -4;
    }

    private static int Closing(long tick, PlacedPhrase phrase) => (int)((tick - phrase.Start) * 25 / (phrase.End - phrase.Start));

    private TempoChange At(long tick, int percentSlower)
    {
        var quarter = 60_000_000L * Metre.TicksPerQuarter / ((long)beatsPerMinute * metre.BeatTicks);
        return new TempoChange(tick, (int)(quarter * (100 + percentSlower) / 100));
    }
}
