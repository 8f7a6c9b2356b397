namespace Nocturne.Etudes;

/// <summary>Performs phrases: both hands, dynamics, tempo and pedal.</summary>
internal sealed class Performance
{
    private readonly EtudePlan _plan;
    private readonly Random _random;
    private readonly IReadOnlyList<PlacedPhrase> _phrases;
    private readonly List<ChordSpan> _chords;
    private readonly IReadOnlyList<Voicing> _voicings;
    private readonly ChordTimeline _timeline;
    private readonly Dynamics _dynamics;
    private readonly List<Note> _notes = [];
    private readonly List<MelodyNote> _melody = [];

    public Performance(EtudePlan plan, IReadOnlyList<PlacedPhrase> phrases, Random random)
    {
        (_plan, _phrases, _random) = (plan, phrases, random);
        _chords = [.. phrases.SelectMany(phrase => phrase.Chords)];
        _voicings = VoiceLeading.Lead(_chords);
        _timeline = new ChordTimeline(_chords);
        _dynamics = new Dynamics(plan.Metre, random);
    }

    /// <summary>Plays the piece.</summary>
    public Etude Play()
    {
        foreach (var phrase in _phrases)
        {
            PlayRightHand(phrase);
            PlayLeftHand(phrase);
        }
        var lastBar = _phrases[^1].End;
        foreach (var note in FinalChord.Play(lastBar, _plan.Metre.BarTicks, _plan.Key, _melody[^1].Pitch))
            Add(note, _dynamics.Last(note));
        var tempi = new Rubato(_plan.Metre, _plan.BeatsPerMinute, _random).Tempi(_phrases, _melody, lastBar);
        var final = new ChordSpan(lastBar, _plan.Metre.BarTicks, new Chord("I", _plan.Key), _chords[^1].BassPitch);
        var pedal = Pedalling.Change([.. _chords, final], final.End);
        var score = new Score(new TempoMap(Metre.TicksPerQuarter, tempi), Strokes.WithoutOverlap(_notes), pedal);
        return new Etude(_plan, score, _phrases, _voicings, _melody);
    }

    private void PlayRightHand(PlacedPhrase phrase)
    {
        var section = phrase.Section;
        var adorned = new Ornaments(_plan.Metre, _timeline, _random).Adorn(phrase.Melody, section.Ornament).ToList();
        foreach (var note in adorned)
            Add(note, _dynamics.Melody(note, phrase));
        foreach (var note in new SecondVoice(_timeline).Below(adorned, section.Doubling))
            Add(note, _dynamics.SecondVoice(note, phrase));
        _melody.AddRange(adorned);
    }

    private void PlayLeftHand(PlacedPhrase phrase)
    {
        var first = _timeline.IndexAt(phrase.Start);
        var voicings = _voicings.Skip(first).Take(phrase.Chords.Count).ToList();
        foreach (var note in new Accompaniment(_plan.Metre).Play(phrase.Chords, voicings, phrase.Section.Figure))
            Add(note, _dynamics.LeftHand(note, phrase));
    }

    private void Add(MelodyNote note, int velocity) => _notes.Add(new Note(note.Start, note.Duration, note.Pitch, velocity));
}
