using System.Text.Json;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests.Comparing;

public sealed class CompareTests : IDisposable
{
    private readonly TwoExperiments _two = new();

    public void Dispose() => _two.Dispose();

    [Fact]
    public void The_change_of_a_loss_has_its_sign_its_percent_and_a_word()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.020, 0.021]);
        _two.Train("new", CellKind.Gru, [0.018, 0.022]);
        // Act
        var (exitCode, output, _) = _two.Compare();
        // Assert
        exitCode.Should().Be(0);
        output.Should().StartWith("new compared with old\n")
            .And.MatchRegex(@"\n +validation loss, lowest +0\.020000 +0\.018000 +-0\.002000 +-10\.0 % +better\n")
            .And.MatchRegex(@"\n +validation loss, last +0\.021000 +0\.022000 +\+0\.001000 +\+4\.8 % +worse\n")
            .And.MatchRegex(@"\n +training time, s +10\.0 +10\.0 +0\.0 +0\.0 % +same\n")
            .And.NotContain("\u001b");
    }

    [Fact]
    public void Only_settings_that_differ_are_listed()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.02], epochs: 10);
        _two.Train("new", CellKind.Gru, [0.02], epochs: 200);
        // Act
        var (_, output, _) = _two.Compare();
        // Assert
        output.Should().MatchRegex(@"training\.epochs +10 +200 *\n").And.NotContain("training.batch");
    }

    [Fact]
    public void Runs_that_only_one_has_are_listed()
    {
        // Arrange
        _two.Train("old", CellKind.Rnn, [0.02]);
        _two.Train("new", CellKind.Gru, [0.02]);
        // Act
        var (exitCode, output, _) = _two.Compare();
        // Assert
        exitCode.Should().Be(0);
        output.Should().Contain("Only in new: gru-1x64-s0.").And.Contain("Only in old: rnn-1x64-s0.");
    }

    [Fact]
    public void The_results_of_later_stages_are_compared_as_far_as_they_exist()
    {
        // Arrange
        var (before, after) = (_two.Train("old", CellKind.Gru, [0.02]), _two.Train("new", CellKind.Gru, [0.02]));
        _two.Evaluate(before, semitones: 12, rSquared: 0.05);
        _two.Evaluate(after, semitones: 9, rSquared: 0.25);
        _two.Compose(after, 60, 60, 60, 64);
        // Act
        var (_, output, _) = _two.Compare();
        // Assert
        output.Should().MatchRegex(@"semitones RMS +12\.00 +9\.00 +-3\.00 +-25\.0 % +better\n")
            .And.MatchRegex(@"R² +0\.050 +0\.250 +\+0\.200 +\+400\.0 % +better\n")
            .And.MatchRegex(@"(?i)longest run +- +3\.0 *\n")
            .And.MatchRegex(@"(?i)entropy \(bits\) +- +0\.811 *\n");
    }

    [Fact]
    public void Music_of_a_categorical_encoding_is_measured_in_its_tokens()
    {
        // Arrange: the same chord four times is the same token four times
        var notes = Enumerable.Range(0, 4).SelectMany(i => (Note[])[new(i * 240, 240, 60, 64), new(i * 240, 240, 64, 64)]);
        var chords = new Score(new TempoMap(480), notes);
        _two.Train("old", CellKind.Gru, [0.02]);
        var other = new Score(new TempoMap(480), [new Note(0, 240, 72, 64)]);
        _two.Compose(_two.TrainClasses("new", EnumeratedEncoding.Build([chords, other])), chords);
        // Act
        var (_, output, errors) = _two.Compare();
        // Assert
        output.Should().MatchRegex(@"(?i)longest run +- +4\.0 *\n", errors);
    }

    [Fact]
    public void Different_music_is_reported()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.02], hash: "one");
        _two.Train("new", CellKind.Gru, [0.02], hash: "other");
        // Act, Assert
        _two.Compare().Output.Should().Contain("The music differs").And.MatchRegex(@"corpus\.hash +one +other");
    }

    [Fact]
    public void A_result_that_is_not_a_number_is_shown_without_a_verdict()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.02]);
        var diverged = _two.Train("new", CellKind.Gru, [0.02]);
        _two.Evaluate(diverged, double.NaN, double.NaN);
        // Act, Assert
        _two.Compare().Output.Should().MatchRegex(@"semitones RMS +- +NaN *\n");
    }

    [Fact]
    public void A_run_that_is_under_way_is_left_out_and_named()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.02]);
        _two.Train("new", CellKind.Gru, [0.02]);
        Directory.CreateDirectory(_two.Files.Run("new", "lstm-1x64-s0"));
        // Act, Assert
        _two.Compare().Output.Should().Contain("Unfinished in new, not shown: lstm-1x64-s0.");
    }

    [Fact]
    public void JSON_has_the_numbers_in_full()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.0123456789]);
        _two.Train("new", CellKind.Gru, [0.02]);
        // Act
        using var json = JsonDocument.Parse(_two.Compare("--format=json").Output);
        // Assert
        var run = json.RootElement.GetProperty("runs")[0];
        run.GetProperty("run").GetString().Should().Be("gru-1x64-s0");
        var loss = run.GetProperty("metrics").EnumerateArray()
            .Single(metric => metric.GetProperty("metric").GetString() == "validationLossLowest");
        loss.GetProperty("baseline").GetDouble().Should().Be(0.0123456789);
        loss.GetProperty("verdict").GetString().Should().Be("worse");
    }

    [Fact]
    public void JSON_has_null_for_what_is_not_a_number()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.02]);
        _two.Train("new", CellKind.Gru, [double.PositiveInfinity]);
        // Act
        using var json = JsonDocument.Parse(_two.Compare("--format=json").Output);
        // Assert
        var loss = json.RootElement.GetProperty("runs")[0].GetProperty("metrics")[0];
        loss.GetProperty("experiment").ValueKind.Should().Be(JsonValueKind.Null);
        File.ReadAllText(RunRecord.PathIn(_two.Files.Run("new", "gru-1x64-s0"))).Should().NotContain("Infinity").And.NotContain("NaN");
    }

    [Theory]
    [InlineData("--experiment=new --baseline=old", "'old'", "--target=Train --experiment=old")]
    [InlineData("--experiment=new --baseline=odl", "'odl'", "'old'")]
    [InlineData("--experiment=new --baseline=../old", "'../old'")]
    [InlineData("--experiment=new --baseline=new", "--experiment", "--baseline", "'new'")]
    [InlineData("--experiment=new", "--baseline=NAME")]
    [InlineData("--experiment=new --baseline=old --format=csv", "--format is 'csv'", "text or json")]
    public void What_cannot_be_compared_is_a_one_line_error(string arguments, params string[] facts)
    {
        // Arrange
        _two.Train("new", CellKind.Gru, [0.02]);
        // Act
        var (exitCode, output, errors) = _two.Run(arguments.Split(' '));
        // Assert
        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        errors.Should().ContainAll(facts).And.NotContain("\n");
    }

    [Fact]
    public void Comparing_writes_nothing()
    {
        // Arrange
        _two.Train("old", CellKind.Gru, [0.02]);
        _two.Train("new", CellKind.Gru, [0.02]);
        var before = Directory.GetFiles(_two.Files.Artifacts, "*", SearchOption.AllDirectories);
        // Act
        _two.Compare();
        // Assert
        Directory.GetFiles(_two.Files.Artifacts, "*", SearchOption.AllDirectories).Should().BeEquivalentTo(before);
    }
}
