namespace Nocturne.Etudes.Tests;

/// <summary>Rules of melody and counterpoint.</summary>
public sealed class EtudeMelodyTests
{
    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void Notes_on_the_beat_belong_to_the_chord_or_resolve_to_it_by_step(int number) => NotesOnTheBeat(AllEtudes.Of(number)).Should()
        .HaveCountGreaterThan(50).And.OnlyContain(note => note.IsInChord || note.IsResolved);

    // With these seeds, a note corrected in a late pass would extend into a chord that does not contain it, unless it is cut there.
    [Theory]
    [InlineData(9, 47)]
    [InlineData(19, 54)]
    public void A_note_ends_where_a_chord_enters_that_it_does_not_belong_to(int number, int seed) =>
        NotesOnTheBeat(EtudeComposer.ComposeEtude(number, seed)).Should().OnlyContain(note => note.IsInChord || note.IsResolved);

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void Melody_and_bass_do_not_go_in_octaves_or_fifths_from_chord_to_chord(int number)
    {
        var etude = AllEtudes.Of(number);
        var timeline = new ChordTimeline(etude.Chords());
        var plain = etude.Phrases.SelectMany(phrase => phrase.Melody).ToList();

        var changes = plain.Zip(plain.Skip(1))
            .Where(pair => pair.First.End == pair.Second.Start && timeline.SpanAt(pair.Second.Start).Start == pair.Second.Start)
            .Select(pair => (
                pair.First,
                pair.Second,
                Before: timeline.SpanAt(pair.First.End - 1).BassPitch,
                Bass: timeline.SpanAt(pair.Second.Start).BassPitch))
            .ToList();

        changes.Should().HaveCountGreaterThan(30).And.OnlyContain(change =>
            !VoiceLeading.AreParallel(change.Before, change.First.Pitch, change.Bass, change.Second.Pitch));
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_melody_sings_one_note_at_a_time(int number)
    {
        var melody = AllEtudes.Of(number).Melody;

        melody.Zip(melody.Skip(1)).Should().OnlyContain(pair => pair.First.End <= pair.Second.Start);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_melody_moves_more_by_step_than_by_leap_and_never_repeats_a_note_for_long(int number)
    {
        var melody = AllEtudes.Of(number).Melody;
        var intervals = melody.Zip(melody.Skip(1), (first, second) => Math.Abs(second.Pitch - first.Pitch)).ToList();

        intervals.Count(interval => interval <= 2).Should().BeGreaterThan(intervals.Count / 2);
        intervals.Count(interval => interval > 12).Should().BeLessThan(intervals.Count / 50);
        LongestRunOf(intervals, 0).Should().BeLessThan(5);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_theme_returns_note_for_note_under_other_ornaments(int number)
    {
        var etude = AllEtudes.Of(number);
        // The last phrase of a section may modulate and any phrase may have an upbeat, so only the first bars are compared.
        var returns = etude.Phrases.Where(phrase => phrase.Section.Theme == etude.Phrases[1].Section.Theme && !phrase.EndsSection)
            .Select(phrase => phrase.Melody
                .Where(note => note.Start < phrase.Start + (3 * etude.Plan.Metre.BarTicks))
                .Select(note => (note.Start - phrase.Start, note.Pitch)).ToList())
            .ToList();

        returns.Should().HaveCountGreaterThanOrEqualTo(3);
        returns.Should().OnlyContain(melody => melody.SequenceEqual(returns[0]));
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_melody_is_richer_than_the_plain_one(int number)
    {
        var etude = AllEtudes.Of(number);

        etude.Melody.Count.Should().BeGreaterThan(etude.Phrases.Sum(phrase => phrase.Melody.Count) * 11 / 10);
    }

    private static List<(bool IsInChord, bool IsResolved)> NotesOnTheBeat(Etude etude)
    {
        var timeline = new ChordTimeline(etude.Chords());
        return [.. from pair in etude.Melody.Zip(etude.Melody.Skip(1))
                   where pair.First.Start % etude.Plan.Metre.BeatTicks == 0
                   let chord = timeline.At(pair.First.Start)
                   select (
                       chord.Has(pair.First.Pitch),
                       Math.Abs(pair.First.Pitch - pair.Second.Pitch) <= 2 && chord.Has(pair.Second.Pitch))];
    }

    private static int LongestRunOf(IEnumerable<int> values, int wanted)
    {
        var (run, longest) = (0, 0);
        foreach (var value in values)
            longest = Math.Max(longest, run = value == wanted ? run + 1 : 0);
        return longest;
    }
}
