namespace Nocturne.Etudes;

/// <summary>Writes the themes of a piece: periods of eight bars, the retransition, the coda.</summary>
internal sealed class ThemeWriter
{
    private readonly Metre _metre;
    private readonly Random _random;
    private readonly PhraseHarmony _harmony;
    private readonly MelodyWriter _melody;
    private readonly MotiveMaker _motives;

    public ThemeWriter(Metre metre, Random random)
    {
        (_metre, _random) = (metre, random);
        (_harmony, _melody, _motives) = (new PhraseHarmony(metre, random), new MelodyWriter(metre, random), new MotiveMaker(metre, random));
    }

    /// <summary>Invents a motive of one bar.</summary>
    public Motive NewMotive() => _motives.Create();

    /// <summary>A period of two phrases that begin alike: four bars to the dominant, then four bars to the tonic.</summary>
    /// <param name="key">The key.</param>
    /// <param name="first">Motive that both phrases begin with.</param>
    /// <param name="second">Motive of the second bars.</param>
    /// <param name="centre">Pitch that the melody centres on.</param>
    public Theme Period(Key key, Motive first, Motive second, int centre)
    {
        var third = _random.Percent(50) ? first.Livelier() : second.Livelier();
        var question = Compose(key, Cadence.Half, [first, second, first.WithOtherEnd()], [centre, centre + 3, centre + 5], null);
        var answer = Compose(
            key, Cadence.Authentic, [first, second.Inverted(), third], [centre, centre + 7, centre + 3], question.Melody[^1].Pitch);
        return new Theme(key, [question, answer]);
    }

    /// <summary>Four bars that lead back to a key, ending on its dominant seventh.</summary>
    public Theme Retransition(Key key, Motive motive, int centre)
    {
        Motive[] motives = [motive, motive.Inverted(), motive.WithOtherEnd()];
        return new(key, [Compose(key, Cadence.Retransition, motives, [centre + 2, centre + 4, centre + 7], null)]);
    }

    /// <summary>Five closing bars over the subdominant and the dominant to the tonic.</summary>
    public Theme Coda(Key key, Motive motive, int centre)
    {
        var (half, whole) = (_metre.FirstHalfBeats, _metre.BeatsPerBar);
        var rest = whole - half;
        var chords = _harmony.Fixed(key,
            ("I", whole), ("V7/IV", half), (key.IsMinor ? "IV" : "iv", rest), (_random.Percent(50) ? "N6" : "II65", half), ("V7", rest),
            ("VI", half), ("V7", rest), ("I", whole));
        Motive[] motives = [motive, motive.WithOtherEnd(), motive.Inverted(), motive];
        var melody = _melody.Write(chords, motives, [centre, centre + 4, centre + 2, centre], Cadence.Authentic, null);
        return new Theme(key, [new Phrase(chords, melody)]);
    }

    /// <summary>A bar of the tonic without melody.</summary>
    public Theme Vamp(Key key) => new(key, [new Phrase(_harmony.Fixed(key, ("I", _metre.BeatsPerBar)), [])]);

    private Phrase Compose(Key key, Cadence cadence, Motive[] motives, int[] arch, int? previous)
    {
        var chords = _harmony.Compose(key, cadence);
        return new Phrase(chords, _melody.Write(chords, motives, arch, cadence, previous));
    }
}
