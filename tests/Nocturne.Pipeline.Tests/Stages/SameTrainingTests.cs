using System.Text.Json;
using System.Text.Json.Nodes;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class SameTrainingTests : IDisposable
{
    private const string ByTraining = "--set=training.select=training";
    private const string Run = "gru-1x8-s0";

    private readonly TinyRepository _repository = new(TinyRepository.DefaultSettings.Replace("\"epochs\": 2", "\"epochs\": 6", StringComparison.Ordinal));

    public SameTrainingTests()
    {
        File.Copy(Path.Combine(_repository.Root, "build", "experiments", "tiny.json"), Path.Combine(_repository.Root, "build", "experiments", "other.json"));
        _repository.Run("preprocess").ExitCode.Should().Be(0);
        _repository.Run("preprocess", "--experiment=other").ExitCode.Should().Be(0);
        _repository.Run("train").ExitCode.Should().Be(0);
    }

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("--set=generation.notes=30")]
    [InlineData(ByTraining)]
    public void What_another_experiment_has_trained_is_taken_over_with_the_files_that_training_it_again_would_give(string difference)
    {
        // Act
        var said = Other(difference);
        var taken = Files();
        Other(difference, "--force");
        // Assert
        said.Should().Contain($"train: {Run}: trained already, the same way, for tiny; taken over from there");
        Files().Should().BeEquivalentTo(taken);
        taken.Keys.Should().Contain(["best.safetensors", "last.safetensors"]);
    }

    [Fact]
    public void What_was_taken_over_is_up_to_date_and_names_its_own_experiment_and_the_other()
    {
        // Act
        Other(ByTraining);
        // Assert
        Other(ByTraining).Should().Contain("up to date");
        var record = JsonNode.Parse(File.ReadAllText(_repository.At("runs", "other", Run, "run.json")))!;
        ((string?)record["experiment"], (string?)record["takenFrom"], (string?)record["training"]!["select"]).Should().Be(("other", "tiny", "training"));
    }

    [Fact]
    public void A_training_that_differs_in_more_is_done()
    {
        Other("--set=training.learningRate=0.002").Should().Contain($"train: {Run} done").And.NotContain("taken over");
    }

    [Fact]
    public void A_damaged_run_is_not_taken_over()
    {
        // Arrange
        File.AppendAllText(_repository.At("runs", "tiny", Run, "last.safetensors"), "x");
        // Act
        var said = Other();
        // Assert
        said.Should().Contain($"train: {Run} done").And.Contain("train: rnn-1x8-s0: trained already");
    }

    [Fact]
    public void A_run_from_before_the_other_choice_was_kept_stays_up_to_date_and_serves_its_own_choice_alone()
    {
        // Arrange
        File.Delete(_repository.At("runs", "tiny", Run, "best-training.safetensors"));
        var path = _repository.At("locks", $"train.tiny.{Run}.json");
        var finished = JsonNode.Parse(File.ReadAllText(path))!;
        finished["outputs"]!.AsObject().Remove($"runs/tiny/{Run}/best-training.safetensors").Should().BeTrue();
        File.WriteAllText(path, finished.ToJsonString(new JsonSerializerOptions { WriteIndented = true }));
        // Act
        var (_, again, _) = _repository.Run("train");
        // Assert
        again.Should().Contain("train: all 3 runs are up to date");
        Other(ByTraining).Should().Contain($"train: {Run} done");
    }

    private string Other(params ReadOnlySpan<string> more)
    {
        var (exitCode, output, errors) = _repository.Run("train", ["--experiment=other", .. more]);
        exitCode.Should().Be(0, errors);
        return output;
    }

    // What training writes, but for the times it took.
    private Dictionary<string, string> Files() => Directory.EnumerateFiles(_repository.At("runs", "other", Run), "*.safetensors")
        .Where(path => !Path.GetFileName(path).StartsWith("checkpoint", StringComparison.Ordinal)).ToDictionary(path => Path.GetFileName(path), Sha256Hex.OfFile);
}
