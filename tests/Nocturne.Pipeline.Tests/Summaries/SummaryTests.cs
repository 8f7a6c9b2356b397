using System.Text.Json;

namespace Nocturne.Pipeline.Tests.Summaries;

public sealed class SummaryTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_call_of_all_stages_is_summarized_in_full()
    {
        // Act
        _repository.RunAll();
        // Assert
        var call = Summary();
        call.GetProperty("format").GetInt32().Should().Be(1);
        call.GetProperty("outcome").GetString().Should().Be("done");
        call.GetProperty("error").ValueKind.Should().Be(JsonValueKind.Null);
        var experiment = call.GetProperty("experiments").EnumerateArray().Single();
        experiment.GetProperty("name").GetString().Should().Be("tiny");
        experiment.GetProperty("corpus").GetString().Should().Be("midi");
        experiment.GetProperty("stages").EnumerateArray()
            .Select(stage => $"{stage.GetProperty("name")} {stage.GetProperty("outcome")} {stage.GetProperty("done").GetArrayLength()}")
            .Should().Equal(
                "preprocess done 0", "train done 3", "export done 3", "evaluate done 3", "generate done 3", "report done 0",
                "results done 0");
        experiment.GetProperty("runs").EnumerateArray()
            .Select(run => $"{run.GetProperty("name")} {run.GetProperty("epochs")} {run.GetProperty("model")}")
            .Should().Contain("gru-1x8-s0 2 models/tiny/gru-1x8-s0.onnx").And.HaveCount(3);
        experiment.GetProperty("runs")[0].GetProperty("validationLoss").GetDouble().Should().BeGreaterThan(0);
    }

    [Fact]
    public void Every_output_exists_below_the_artifacts_folder()
    {
        _repository.RunAll();

        var outputs = Stages().SelectMany(stage => stage.GetProperty("outputs").EnumerateArray())
            .Select(output => output.GetString()!).ToList();

        outputs.Should().Contain([
            "datasets/midi.pitch/dataset.json", "models/tiny/gru-1x8-s0.onnx", "samples/tiny/rnn-1x8-s0-2.mid", "report/tiny/index.html"])
            .And.OnlyContain(output => Exists(output));
    }

    [Fact]
    public void A_second_call_has_skipped_all_of_it()
    {
        _repository.RunAll();

        _repository.RunAll();

        Summary().GetProperty("outcome").GetString().Should().Be("skipped");
        Stages().Should().OnlyContain(stage => stage.GetProperty("outcome").GetString() == "skipped").And.HaveCount(7);
        Stages().ElementAt(1).GetProperty("skipped").EnumerateArray().Select(run => run.GetString())
            .Should().Equal("gru-1x8-s0", "lstm-1x8-s0", "rnn-1x8-s0");
    }

    [Fact]
    public void A_call_that_failed_names_the_error_and_keeps_the_stages_before()
    {
        // Arrange
        Directory.CreateDirectory(_repository.Artifacts);
        File.WriteAllText(_repository.At("models"), "in the way");
        // Act
        var (exitCode, _, errors) = _repository.Run("preprocess", "train", "export", "evaluate");
        // Assert
        exitCode.Should().Be(1);
        Summary().GetProperty("outcome").GetString().Should().Be("failed");
        Summary().GetProperty("error").GetString().Should().Contain("artifacts/models").And.NotContain(_repository.Root);
        errors.Should().Contain(_repository.Root, "the user needs the full path");
        Stages().Select(stage => stage.GetProperty("outcome").GetString()).Should().Equal("done", "done", "failed");
        Summary().GetProperty("experiments")[0].GetProperty("runs").GetArrayLength().Should().Be(3);
    }

    [Fact]
    public void A_new_call_starts_a_new_summary()
    {
        _repository.RunAll();

        _repository.Run("train");

        Stages().Select(stage => stage.GetProperty("name").GetString()).Should().Equal("train");
    }

    [Fact]
    public void Neither_summary_contains_a_folder_of_the_user_or_the_name_of_the_machine()
    {
        // Act
        _repository.RunAll();
        var done = Summaries();
        var (exitCode, _, _) = _repository.Run("preprocess", "--corpus=/home/somebody/secret/midi");
        // Assert
        exitCode.Should().Be(1);
        foreach (var summary in (string[])[.. done, .. Summaries()])
            summary.Should().NotContainAny(_repository.Root, Path.GetTempPath(), "secret", Environment.MachineName);
        Summaries().Should().OnlyContain(summary => summary.Contains("FOLDER"));
    }

    [Fact]
    public void The_page_has_a_line_for_each_stage_and_run()
    {
        _repository.RunAll();

        File.ReadAllLines(_repository.At("summary.md")).Should().Contain("## Nocturne: tiny on midi")
            .And.Contain(line => line.StartsWith("| train | done | 3 |")).And.Contain(line => line.StartsWith("| gru-1x8-s0 | 2 | "));
    }

    [Fact]
    public void A_wrong_command_line_leaves_the_summary_unchanged()
    {
        _repository.RunAll();

        _repository.Run("train", "--set=training.epochs=0").ExitCode.Should().Be(1);

        Stages().Should().HaveCount(7);
    }

    private bool Exists(string output) => File.Exists(_repository.At(output));

    private string[] Summaries() => [File.ReadAllText(_repository.At("summary.json")), File.ReadAllText(_repository.At("summary.md"))];

    private JsonElement Summary() => JsonDocument.Parse(File.ReadAllText(_repository.At("summary.json"))).RootElement;

    private IEnumerable<JsonElement> Stages() => Summary().GetProperty("experiments").EnumerateArray()
        .SelectMany(experiment => experiment.GetProperty("stages").EnumerateArray());
}
