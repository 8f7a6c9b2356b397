using System.Text.Json.Nodes;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class SameTrainingTests : IDisposable
{
    private const string ByTraining = "--set=training.select=training";
    private const string Run = "gru-1x8-s0";

    private readonly TinyRepository _repository =
        new(TinyRepository.DefaultSettings.Replace("\"epochs\": 2", "\"epochs\": 6", StringComparison.Ordinal));

    public SameTrainingTests()
    {
        var experiments = Path.Combine(_repository.Root, "build", "experiments");
        File.Copy(Path.Combine(experiments, "tiny.json"), Path.Combine(experiments, "other.json"));
        _repository.Run("preprocess", "--experiment=tiny", "--experiment=other").ExitCode.Should().Be(0);
        _repository.Run("train").ExitCode.Should().Be(0);
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("--set=generation.notes=30")]
    [InlineData(ByTraining)]
    public void A_training_of_another_experiment_is_copied_with_the_files_that_training_again_would_give(string difference)
    {
        // Act
        var said = Other(difference);
        var taken = Files();
        Other(difference, "--force");
        // Assert
        said.Should().Contain($"train: {Run}: same as in tiny; copied");
        Files().Should().BeEquivalentTo(taken);
        taken.Keys.Should().Contain(["best.safetensors", "last.safetensors"]);
    }

    [Fact]
    public void A_copied_training_is_up_to_date_and_names_both_experiments()
    {
        // Act
        Other(ByTraining);
        // Assert
        Other(ByTraining).Should().Contain("up to date");
        var record = JsonNode.Parse(File.ReadAllText(_repository.At("runs", "other", Run, "run.json")))!;
        ((string?)record["experiment"], (string?)record["takenFrom"], (string?)record["training"]!["select"])
            .Should().Be(("other", "tiny", "training"));
    }

    [Fact]
    public void A_training_with_other_settings_is_not_copied()
    {
        Other("--set=training.learningRate=0.002").Should().Contain($"train: {Run} done").And.NotContain("copied");
    }

    [Fact]
    public void A_damaged_run_is_not_copied()
    {
        // Arrange
        File.AppendAllText(_repository.At("runs", "tiny", Run, "last.safetensors"), "x");
        // Act
        var said = Other();
        // Assert
        said.Should().Contain($"train: {Run} done").And.Contain("train: rnn-1x8-s0: same as in tiny");
    }

    private string Other(params ReadOnlySpan<string> more)
    {
        var (exitCode, output, errors) = _repository.Run("train", ["--experiment=other", .. more]);
        exitCode.Should().Be(0, errors);
        return output;
    }

    // The weights that training writes; other files contain times.
    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_repository.At("runs", "other", Run), "*.safetensors")
        .Where(path => !Path.GetFileName(path).StartsWith("checkpoint", StringComparison.Ordinal))
        .ToDictionary(path => Path.GetFileName(path), Sha256Hex.OfFile);
}
