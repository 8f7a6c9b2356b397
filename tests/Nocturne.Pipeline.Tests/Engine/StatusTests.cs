namespace Nocturne.Pipeline.Tests.Engine;

public sealed class StatusTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Before_the_first_call_everything_would_run_and_nothing_is_written()
    {
        // Act
        var (exitCode, output, _) = _repository.Run("status");
        // Assert
        exitCode.Should().Be(0);
        output.Should().MatchRegex("preprocess +would run: not done yet").And.MatchRegex("report +would run after evaluate")
            .And.Contain("Nothing is up to date");
        Directory.Exists(_repository.Artifacts).Should().BeFalse();
    }

    [Fact]
    public void After_a_complete_call_everything_is_up_to_date()
    {
        // Arrange
        _repository.RunAll();
        var before = _repository.Hashes();
        // Act
        var (_, output, _) = _repository.Run("status");
        // Assert
        output.Should().Contain("Everything is up to date.").And.NotContain("would run");
        _repository.Hashes().Should().BeEquivalentTo(before);
    }

    [Fact]
    public void A_changed_setting_is_printed_with_both_values_and_its_consequences()
    {
        // Arrange
        _repository.RunAll();
        // Act
        var (_, output, _) = _repository.Run("status", "--set=training.epochs=3");
        // Assert
        output.Should().MatchRegex("preprocess +up to date")
            .And.MatchRegex(@"train +gru-1x8-s0 +would run: training\.epochs was 2, now 3")
            .And.MatchRegex("export +gru-1x8-s0 +up to date until train has run");
    }

    [Fact]
    public void A_missing_sample_is_printed()
    {
        // Arrange
        _repository.RunAll();
        File.Delete(_repository.At("samples", "tiny", "gru-1x8-s0-2.mid"));
        // Act
        var (_, output, _) = _repository.Run("status");
        // Assert
        output.Should().MatchRegex("generate +gru-1x8-s0 +would run: output samples/tiny/gru-1x8-s0-2.mid is missing")
            .And.MatchRegex("generate +rnn-1x8-s0 +up to date").And.Contain("3 of these would run; the other 12 are up to date.");
    }

    [Fact]
    public void A_new_piece_in_the_folder_is_printed()
    {
        // Arrange
        _repository.RunAll();
        File.Copy(Path.Combine(_repository.Music, "piece1.mid"), Path.Combine(_repository.Music, "piece0.mid"));
        // Act
        var (_, output, _) = _repository.Run("status");
        // Assert
        output.Should().MatchRegex("preprocess +would run: input midi/piece0.mid is new");
    }
}
