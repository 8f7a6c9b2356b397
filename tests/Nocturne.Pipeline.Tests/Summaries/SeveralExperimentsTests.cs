using System.Text.Json;

namespace Nocturne.Pipeline.Tests.Summaries;

/// <summary>A call for two experiments.</summary>
public sealed class SeveralExperimentsTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public SeveralExperimentsTests() => Write("other", TinyRepository.DefaultSettings);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void The_stages_of_one_come_before_those_of_the_next_and_the_summary_has_both()
    {
        // Act
        var (exitCode, output, errors) = Run("train", "preprocess");
        // Assert
        exitCode.Should().Be(0, errors);
        output.IndexOf("train: ", StringComparison.Ordinal)
            .Should().BeLessThan(output.LastIndexOf("preprocess: ", StringComparison.Ordinal));
        using var summary = JsonDocument.Parse(File.ReadAllText(_repository.At("summary.json")));
        summary.RootElement.GetProperty("experiments").EnumerateArray()
            .Select(experiment => (experiment.GetProperty("name").GetString(), experiment.GetProperty("stages").GetArrayLength()))
            .Should().Equal(("tiny", 2), ("other", 2));
    }

    [Fact]
    public void A_misspelt_key_of_the_second_is_refused_before_the_first_runs()
    {
        // Arrange
        Write("other", """{ "training": { "epoch": 3, "epohcs": 2 } }""");
        // Act
        var (exitCode, output, errors) = Run("preprocess", "train");
        // Assert
        exitCode.Should().Be(1);
        output.Should().BeEmpty();
        errors.Should().Contain("'other'").And.Contain("'training.epohcs'");
        Directory.Exists(_repository.Artifacts).Should().BeFalse();
    }

    private (int ExitCode, string Output, string Errors) Run(params string[] stages) =>
        _repository.Run(stages[0], [.. stages[1..], "--experiment=tiny", "--experiment=other"]);

    private void Write(string name, string settings) =>
        File.WriteAllText(Path.Combine(_repository.Root, "build", "experiments", name + ".json"), settings);
}
