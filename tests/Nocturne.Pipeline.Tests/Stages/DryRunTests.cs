namespace Nocturne.Pipeline.Tests.Stages;

public sealed class DryRunTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Before_the_first_call_every_stage_says_what_it_would_do_and_writes_nothing()
    {
        foreach (var stage in TinyRepository.Stages)
        {
            var (exitCode, output, _) = _repository.Run(stage, "--dry-run");

            exitCode.Should().Be(0);
            output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Should().NotBeEmpty().And.OnlyContain(line => line.StartsWith(stage) && line.Contains("would run"));
        }
        Directory.Exists(_repository.Artifacts).Should().BeFalse();
    }

    [Fact]
    public void It_tells_what_would_be_skipped_and_why_the_rest_would_not()
    {
        // Arrange
        _repository.RunAll();
        var before = _repository.Hashes();
        // Act
        var train = _repository.Run("train", "--dry-run", "--set=model.cells=gru,rnn", "--set=training.epochs=3").Output;
        var export = _repository.Run("export", "--dry-run", "--set=training.epochs=3").Output;
        var evaluate = _repository.Run("evaluate", "--dry-run").Output;
        // Assert
        train.Should().MatchRegex(@"train +gru-1x8-s0 +would run: training\.epochs was 2, now 3").And.NotContain("lstm");
        export.Should().MatchRegex("export +gru-1x8-s0 +up to date until train has run");
        evaluate.Should().MatchRegex("evaluate +rnn-1x8-s0 +up to date");
        _repository.Hashes().Should().BeEquivalentTo(before);
    }

    [Fact]
    public void Force_is_for_the_stage_that_was_asked_for()
    {
        _repository.RunAll();

        var output = _repository.Run("train", "--dry-run", "--force").Output;

        output.Should().MatchRegex("train +gru-1x8-s0 +would run: --force").And.NotContain("after preprocess");
    }
}
