namespace Nocturne.Etudes;

/// <summary>Harmony of a phrase of four bars: how many chords a bar has, and which.</summary>
internal sealed class PhraseHarmony(Metre metre, Random random)
{
    private static readonly string[] Any = [];

    /// <summary>Chords of a phrase that begins at tick 0.</summary>
    /// <param name="key">The key.</param>
    /// <param name="cadence">How the phrase ends.</param>
    public IReadOnlyList<ChordSpan> Compose(Key key, Cadence cadence)
    {
        var places = Places(cadence);
        var chords = HarmonicGrammar.Progression(key, [.. places.Select(place => place.Allowed)], random);
        return BassLine.Under(chords, [.. places.Select(place => (long)place.Beats * metre.BeatTicks)]);
    }

    /// <summary>Given chords with their lengths in beats.</summary>
    public IReadOnlyList<ChordSpan> Fixed(Key key, params (string Name, int Beats)[] chords) =>
        BassLine.Under(
            [.. chords.Select(chord => new Chord(chord.Name, key))], [.. chords.Select(chord => (long)chord.Beats * metre.BeatTicks)]);

    private List<(int Beats, string[] Allowed)> Places(Cadence cadence)
    {
        var places = new List<(int, string[])>();
        string[] opening = cadence == Cadence.Retransition ? ["IV", "VI", "II65"] : ["I"];
        AddBar(places, twoChordsPercent: 35, opening, Any);
        AddBar(places, twoChordsPercent: 55, Any, Any);
        if (cadence == Cadence.Authentic)
            AddApproach(places);
        else
            AddBar(places, twoChordsPercent: 60, Any, Any);
        AddEnd(places, cadence);
        return places;
    }

    private void AddBar(List<(int Beats, string[] Allowed)> places, int twoChordsPercent, string[] first, string[] second)
    {
        var isDivided = random.Percent(twoChordsPercent);
        places.Add((isDivided ? metre.FirstHalfBeats : metre.BeatsPerBar, first));
        if (isDivided)
            places.Add((metre.BeatsPerBar - metre.FirstHalfBeats, second));
    }

    // The bar before an authentic cadence: any chord, then the dominant seventh, perhaps after the six-four chord.
    private void AddApproach(List<(int Beats, string[] Allowed)> places)
    {
        var half = metre.FirstHalfBeats;
        places.Add((half, Any));
        if (metre.BeatsPerBar == 4 && random.Percent(60))
            places.AddRange([(1, ["I64"]), (1, ["V7"])]);
        else
            places.Add((metre.BeatsPerBar - half, ["V7"]));
    }

    private void AddEnd(List<(int Beats, string[] Allowed)> places, Cadence cadence)
    {
        if (cadence == Cadence.Half && random.Percent(45))
            places.AddRange([(metre.FirstHalfBeats, ["I64"]), (metre.BeatsPerBar - metre.FirstHalfBeats, ["V"])]);
        else
            places.Add((metre.BeatsPerBar, cadence switch { Cadence.Half => ["V"], Cadence.Authentic => ["I"], _ => ["V7"] }));
    }
}
