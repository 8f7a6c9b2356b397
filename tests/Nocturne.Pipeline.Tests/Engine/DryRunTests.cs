namespace Nocturne.Pipeline.Tests.Engine;

public sealed class DryRunTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Before_the_first_call_each_stage_says_what_it_would_do_and_writes_nothing()
    {
        var lines = _repository.RunAll("--dry-run").Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

        lines.Should().OnlyContain(line => line.Contains("would run"));
        lines.Select(line => line.Split(' ')[0]).Distinct().Should().Equal(TinyRepository.Stages);
        Directory.Exists(_repository.Artifacts).Should().BeFalse();
    }

    [Fact]
    public void Only_the_stages_that_are_asked_for_are_printed()
    {
        var output = _repository.Run("train", "evaluate", "--dry-run").Output;

        var lines = output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => line.Split(' ')[0]).Distinct().Should().Equal("train", "evaluate");
    }

    [Fact]
    public void It_prints_what_would_be_skipped_and_why_the_rest_would_not()
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
    public void Force_applies_to_the_stage_that_is_asked_for()
    {
        _repository.RunAll();

        var output = _repository.Run("train", "--dry-run", "--force").Output;

        output.Should().MatchRegex("train +gru-1x8-s0 +would run: --force").And.NotContain("after preprocess");
    }
}
