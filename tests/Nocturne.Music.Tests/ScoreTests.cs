namespace Nocturne.Music.Tests;

public sealed class ScoreTests
{
    private static readonly TempoMap Tempo = new(96);

    [Fact]
    public void Notes_come_by_onset_then_from_low_to_high_then_by_length_then_by_velocity()
    {
        // Arrange
        Note[] ordered = [new(0, 96, 60, 64), new(5, 10, 40, 9), new(5, 10, 50, 1), new(5, 10, 50, 2), new(5, 20, 50, 1), new(6, 1, 30, 1)];
        // Act
        var score = new Score(Tempo, ordered.Reverse());
        // Assert
        score.Notes.Should().Equal(ordered);
    }

    [Fact]
    public void The_pedal_comes_by_tick_and_on_one_tick_as_it_was_given()
    {
        // Act
        var score = new Score(Tempo, [], [new PedalChange(9, 0), new PedalChange(5, 127), new PedalChange(5, 64), new PedalChange(5, 0)]);
        // Assert
        score.Pedal.Should().Equal(new PedalChange(5, 127), new PedalChange(5, 64), new PedalChange(5, 0), new PedalChange(9, 0));
    }

    [Fact]
    public void A_score_ends_with_the_note_that_ends_last()
    {
        // Act
        var score = new Score(Tempo, [new Note(0, 960, 60, 64), new Note(96, 96, 64, 64)]);
        // Assert
        score.EndTicks.Should().Be(960);
        score.DurationSeconds.Should().BeApproximately(5, 1e-12);
    }

    [Fact]
    public void An_empty_score_takes_no_time()
    {
        // Act
        var score = new Score(Tempo, []);
        // Assert
        score.EndTicks.Should().Be(0);
        score.DurationSeconds.Should().Be(0);
    }

    [Fact]
    public void A_score_keeps_its_notes_when_the_list_it_came_from_changes()
    {
        // Arrange
        List<Note> notes = [new Note(0, 96, 60, 64)];
        var score = new Score(Tempo, notes);
        // Act
        notes.Clear();
        // Assert
        score.Notes.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(-1, 1, 60, 64)]
    [InlineData(0, 0, 60, 64)]
    [InlineData(0, -1, 60, 64)]
    [InlineData(0, 1, -1, 64)]
    [InlineData(0, 1, 128, 64)]
    [InlineData(0, 1, 60, 0)]
    [InlineData(0, 1, 60, 128)]
    [InlineData(long.MaxValue, 1, 60, 64)]
    public void A_note_out_of_range_is_refused(long start, long duration, int pitch, int velocity)
    {
        // Act
        var act = () => new Score(Tempo, [new Note(start, duration, pitch, velocity)]);
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(0, -1)]
    [InlineData(0, 128)]
    public void A_pedal_out_of_range_is_refused(long ticks, int value)
    {
        // Act
        var act = () => new Score(Tempo, [], [new PedalChange(ticks, value)]);
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(63, false)]
    [InlineData(64, true)]
    public void The_pedal_is_down_from_64_on(int value, bool isDown)
    {
        // Act
        var change = new PedalChange(0, value);
        // Assert
        change.IsDown.Should().Be(isDown);
    }
}
