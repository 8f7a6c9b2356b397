namespace Nocturne.Etudes.Tests;

/// <summary>Properties of the composed scores.</summary>
public sealed class EtudeComposerTests
{
    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_same_number_and_seed_give_the_same_score(int number)
    {
        var first = AllEtudes.Of(number).Score;

        var second = EtudeComposer.Compose(number);

        second.Notes.Should().Equal(first.Notes);
        second.Pedal.Should().Equal(first.Pedal);
        second.Tempo.Changes.Should().Equal(first.Tempo.Changes);
    }

    [Fact]
    public void No_two_numbers_give_the_same_notes()
    {
        var openings = Enumerable.Range(1, EtudeComposer.Count)
            .Select(number => AllEtudes.Of(number).Score.Notes.Take(50).Select(note => $"{note.StartTicks}:{note.Pitch}"))
            .Select(notes => string.Join(' ', notes));

        openings.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Another_seed_gives_another_piece_in_the_same_key()
    {
        var other = EtudeComposer.ComposeEtude(3, seed: 7);

        other.Score.Notes.Should().NotEqual(AllEtudes.Of(3).Score.Notes);
        other.Plan.Key.Should().Be(AllEtudes.Of(3).Plan.Key);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(EtudeComposer.Count + 1)]
    public void A_number_without_a_piece_is_refused(int number)
    {
        var compose = () => EtudeComposer.Compose(number);

        compose.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"*etude {number}*1 and {EtudeComposer.Count}*");
    }

    [Fact]
    public void The_titles_name_the_keys() => EtudeComposer.Title(2).Should().Be("Etude No. 2 in E-flat major");

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void A_piece_has_600_to_1500_notes_on_the_keys_of_a_piano(int number)
    {
        var notes = AllEtudes.Of(number).Score.Notes;

        notes.Count.Should().BeInRange(600, 1500);
        notes.Should().OnlyContain(note => note.Pitch >= 21 && note.Pitch <= 108);
    }

    [Fact]
    public void All_pieces_together_have_20_to_30_thousand_notes() =>
        Enumerable.Range(1, EtudeComposer.Count).Sum(number => AllEtudes.Of(number).Score.Notes.Count).Should().BeInRange(20_000, 30_000);

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void No_key_is_struck_while_it_is_held(int number)
    {
        var byKey = AllEtudes.Of(number).Score.Notes.GroupBy(note => note.Pitch);

        byKey.Should().OnlyContain(key => key.Zip(key.Skip(1)).All(pair => pair.First.EndTicks <= pair.Second.StartTicks));
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_tempo_breathes_and_is_slowest_at_the_end(int number)
    {
        var tempi = AllEtudes.Of(number).Score.Tempo.Changes;

        tempi.Select(tempo => tempo.MicrosecondsPerQuarter).Distinct().Count().Should().BeGreaterThan(10);
        tempi.MaxBy(tempo => tempo.MicrosecondsPerQuarter).Should().Be(tempi[^1]);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void The_melody_is_louder_than_the_left_hand(int number)
    {
        var notes = AllEtudes.Of(number).Score.Notes;

        var melody = notes.Where(note => note.Pitch > 66).Average(note => note.Velocity);
        var leftHand = notes.Where(note => note.Pitch < 58).Average(note => note.Velocity);

        melody.Should().BeGreaterThan(leftHand + 10);
    }

    [Theory]
    [MemberData(nameof(AllEtudes.Numbers), MemberType = typeof(AllEtudes))]
    public void A_piece_ends_on_its_tonic_above_and_below(int number)
    {
        var etude = AllEtudes.Of(number);
        var last = etude.Score.Notes.Where(note => note.EndTicks == etude.Score.EndTicks).ToList();

        (last[0].Pitch % 12).Should().Be(etude.Plan.Key.Tonic);
        (last[^1].Pitch % 12).Should().Be(etude.Plan.Key.Tonic);
        last.Should().OnlyContain(note => new Chord("I", etude.Plan.Key).Has(note.Pitch));
    }
}
