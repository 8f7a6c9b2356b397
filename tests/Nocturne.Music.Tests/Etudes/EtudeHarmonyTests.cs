using Nocturne.Music.Etudes;

namespace Nocturne.Music.Tests.Etudes;

/// <summary>What a teacher of harmony looks for.</summary>
public sealed class EtudeHarmonyTests
{
    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void Every_chord_stands_on_its_bass(int number)
    {
        var etude = AllEtudes.Of(number);
        var lowest = etude.Score.Notes.GroupBy(note => note.StartTicks).ToDictionary(onset => onset.Key, onset => onset.Min(note => note.Pitch));

        etude.Chords().Should().OnlyContain(span => lowest[span.Start] == span.BassPitch && span.BassPitch % 12 == span.Chord.Bass);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void Each_chord_may_follow_the_one_before(int number)
    {
        // Within a phrase that the grammar made: the coda and the chords that lead to a new key are set by hand.
        var phrases = AllEtudes.Of(number).Phrases.Where(phrase => phrase.Section.Theme.Phrases.Count == 2);

        var steps = phrases.SelectMany(phrase => phrase.Chords.Zip(phrase.Chords.Skip(1))).Where(step => step.First.Chord.Key == step.Second.Chord.Key).ToList();

        steps.Should().NotBeEmpty().And.OnlyContain(step => ChordTable.Of(step.First.Chord.Name).Followers.Split(' ', StringSplitOptions.None).Contains(step.Second.Chord.Name));
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void Periods_ask_on_the_dominant_and_answer_on_the_tonic(int number)
    {
        var periods = AllEtudes.Of(number).Phrases.Where(phrase => phrase.Section.Theme.Phrases.Count == 2).ToLookup(phrase => phrase.EndsSection, LastOfKey);

        periods[false].Should().NotBeEmpty().And.OnlyContain(chord => chord == "V");
        periods[true].Should().NotBeEmpty().And.OnlyContain(chord => chord == "I");

        static string LastOfKey(PlacedPhrase phrase) => phrase.Chords.Last(span => span.Chord.Key == phrase.Section.Theme.Key).Chord.Name;
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_music_goes_to_another_key_by_its_dominant_and_comes_back(int number)
    {
        var etude = AllEtudes.Of(number);
        var chords = etude.Chords();
        var changes = chords.Zip(chords.Skip(1)).Where(step => step.First.Chord.Key != step.Second.Chord.Key).ToList();

        changes.Should().HaveCountGreaterThanOrEqualTo(2).And.OnlyContain(step => step.Second.Chord.Name == "V7");
        chords[0].Chord.Key.Should().Be(etude.Plan.Key);
        chords[^1].Chord.Key.Should().Be(etude.Plan.Key);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void Dominant_sevenths_fall_a_step_or_stay(int number)
    {
        var etude = AllEtudes.Of(number);
        var chords = etude.Chords();

        var sevenths = (from i in Enumerable.Range(0, chords.Count - 1)
                        from voice in Enumerable.Range(0, 3)
                        where etude.Voicings[i][voice] % 12 == chords[i].Chord.Seventh
                        select etude.Voicings[i][voice] - etude.Voicings[i + 1][voice]).ToList();

        sevenths.Should().HaveCountGreaterThan(10).And.OnlyContain(fall => fall >= 0 && fall <= 2);
    }

    [Fact]
    public void The_six_four_chord_stands_on_a_strong_beat_before_the_dominant()
    {
        var sixFours = from number in Enumerable.Range(1, EtudeComposer.Count)
                       let etude = AllEtudes.Of(number)
                       let metre = etude.Plan.Metre
                       from step in etude.Chords().Zip(etude.Chords().Skip(1))
                       where step.First.Chord.Name == "I64"
                       select (Beat: step.First.Start % metre.BarTicks / metre.BeatTicks, metre.FirstHalfBeats, Next: step.Second.Chord);

        sixFours.Should().HaveCountGreaterThan(20)
            .And.OnlyContain(sixFour => sixFour.Next.Role == ChordRole.Dominant)
            .And.OnlyContain(sixFour => sixFour.Beat == 0 || sixFour.Beat == sixFour.FirstHalfBeats);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_tenor_moves_by_small_steps(int number)
    {
        var voicings = AllEtudes.Of(number).Voicings;

        var steps = voicings.Zip(voicings.Skip(1)).SelectMany(pair => Enumerable.Range(0, 3).Select(voice => Math.Abs(pair.First[voice] - pair.Second[voice]))).ToList();

        steps.Average().Should().BeLessThan(1.5);
        steps.Max().Should().BeLessThanOrEqualTo(7);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_pedal_changes_with_every_chord(int number)
    {
        var etude = AllEtudes.Of(number);
        var lifts = etude.Score.Pedal.Where(change => !change.IsDown).Select(change => change.Ticks).ToHashSet();

        etude.Chords().Skip(1).Should().OnlyContain(span => lifts.Contains(span.Start));
        etude.Score.Pedal.Zip(etude.Score.Pedal.Skip(1)).Should().OnlyContain(pair => pair.First.IsDown != pair.Second.IsDown);
        lifts.Should().Contain(etude.Score.EndTicks);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_left_hand_plays_only_tones_of_the_chord(int number)
    {
        var etude = AllEtudes.Of(number);
        var timeline = new ChordTimeline(etude.Chords());
        var end = etude.Phrases[^1].End;

        etude.Score.Notes.Where(note => note.Pitch < 55 && note.StartTicks < end).Should().OnlyContain(note => timeline.At(note.StartTicks).Has(note.Pitch));
    }
}
