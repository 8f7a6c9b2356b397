using FsCheck.Xunit;

namespace Nocturne.Music.Tests;

public sealed class TempoMapTests
{
    [Fact]
    public void Without_a_tempo_there_are_120_quarter_notes_a_minute()
    {
        // Arrange
        var tempo = new TempoMap(96);
        // Act
        var seconds = tempo.SecondsAt(960);
        // Assert
        seconds.Should().BeApproximately(5, 1e-12);
        tempo.Changes.Should().Equal(new TempoChange(0, 500_000));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(96, 1)]                 // a quarter note of 1 s
    [InlineData(144, 1.125)]            // half a quarter note of 0.25 s
    [InlineData(192, 1.25)]
    [InlineData(288, 3.25)]             // a quarter note of 2 s
    public void Each_tempo_counts_from_its_tick_on(long ticks, double seconds)
    {
        // Arrange: unsorted changes
        var tempo = new TempoMap(96, [new TempoChange(192, 2_000_000), new TempoChange(0, 1_000_000), new TempoChange(96, 250_000)]);
        // Act
        var found = tempo.SecondsAt(ticks);
        // Assert
        found.Should().BeApproximately(seconds, 1e-12);
    }

    [Fact]
    public void A_first_tempo_after_the_start_leaves_the_default_before_it()
    {
        // Arrange
        var tempo = new TempoMap(96, [new TempoChange(96, 1_000_000)]);
        // Act
        var seconds = tempo.SecondsAt(192);
        // Assert
        seconds.Should().BeApproximately(1.5, 1e-12);
    }

    [Fact]
    public void Of_several_tempi_on_a_tick_the_last_counts()
    {
        // Arrange
        var tempo = new TempoMap(96, [new TempoChange(96, 1), new TempoChange(96, 2), new TempoChange(96, 3)]);
        // Assert
        tempo.Changes.Should().Equal(new TempoChange(0, 500_000), new TempoChange(96, 3));
    }

    [Fact]
    public void A_tempo_that_changes_nothing_is_no_change()
    {
        // Arrange
        var tempo = new TempoMap(96, [new TempoChange(0, 7), new TempoChange(10, 7), new TempoChange(20, 8), new TempoChange(20, 7)]);
        // Assert
        tempo.Changes.Should().Equal(new TempoChange(0, 7));
    }

    [Property]
    public void Time_never_runs_backwards(ushort[] tempi, ushort ticks)
    {
        // Arrange
        var tempo = new TempoMap(24, tempi.Select((value, i) => new TempoChange(i * 100L, value + 1)));
        // Act
        var (before, after) = (tempo.SecondsAt(ticks), tempo.SecondsAt(ticks + 1));
        // Assert
        after.Should().BeGreaterThan(before);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(32_768)]
    public void A_resolution_that_no_file_can_hold_is_refused(int ticksPerQuarter)
    {
        // Act
        var act = () => new TempoMap(ticksPerQuarter);
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(-1, 500_000)]
    [InlineData(0, 0)]
    [InlineData(0, 0x1000000)]
    public void A_tempo_that_no_file_can_hold_is_refused(long ticks, int microsecondsPerQuarter)
    {
        // Act
        var act = () => new TempoMap(96, [new TempoChange(ticks, microsecondsPerQuarter)]);
        // Assert
        act.Should().Throw<ArgumentOutOfRangeException>();
    }
}
