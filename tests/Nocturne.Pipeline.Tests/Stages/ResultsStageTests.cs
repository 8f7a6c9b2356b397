namespace Nocturne.Pipeline.Tests.Stages;

public sealed class ResultsStageTests : IDisposable
{
    private const string Step = """
        {
          "encoding": "enumerated",
          "model": { "cells": ["gru", "rnn"], "hidden": [8] },
          "training": { "epochs": 2, "batch": 16, "window": 10, "stride": 2 },
          "data": { "validation": ["piece3"] },
          "generation": { "notes": 20, "count": 2 }
        }
        """;

    private readonly TinyRepository _repository = new(Step);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void An_experiment_and_its_steps_are_told_of_together()
    {
        // Arrange
        AddStep();
        _repository.RunAll();
        foreach (var stage in TinyRepository.Stages)
            _repository.Run(stage, "--experiment=tiny-1-embedding").ExitCode.Should().Be(0);
        // Act
        var (exitCode, _, errors) = _repository.Run("results");
        // Assert
        exitCode.Should().Be(0, errors);
        Page.Should().Contain("### tiny-1-embedding").And.Contain("| tiny-1-embedding | **rnn-1x8-s0** |").And.NotContain("not finished");
        File.ReadAllLines(_repository.At("report", "tiny", "results", "runs.csv")).Should().HaveCount(5);
    }

    [Fact]
    public void What_is_not_finished_is_named_and_the_rest_is_there()
    {
        // Arrange
        AddStep();
        _repository.Run("preprocess");
        _repository.Run("train", "--set=model.cells=gru");
        // Act
        var (exitCode, output, errors) = _repository.Run("results");
        // Assert
        exitCode.Should().Be(0, errors);
        output.Should().Contain("results: tiny: 1 of 2 runs not finished, so not in it: rnn-1x8-s0").And.Contain("results: tiny-1-embedding: 2 of 2 runs not finished");
        Page.Should().Contain("1 of the 2 networks of tiny is not finished: rnn-1x8-s0.").And.Contain("Trained, but not yet exported, judged and composed with, of tiny: gru-1x8-s0.");
    }

    [Fact]
    public void A_run_that_is_no_longer_up_to_date_is_not_in_it()
    {
        // Arrange
        _repository.RunAll();
        File.AppendAllText(_repository.At("runs", "tiny", "gru-1x8-s0", "best.safetensors"), "x");
        // Act
        var (_, output, _) = _repository.Run("results");
        // Assert
        output.Should().Contain("not in it: gru-1x8-s0");
        Page.Should().NotContain("**gru-1x8-s0**").And.Contain("**rnn-1x8-s0**");
    }

    [Fact]
    public void Before_anything_is_trained_there_is_one_line_that_says_what_to_do()
    {
        // Arrange
        _repository.Run("preprocess");
        // Act
        var (exitCode, _, errors) = _repository.Run("results");
        // Assert
        exitCode.Should().Be(1);
        errors.Trim().Should().Be("No run of 'tiny' is trained to its end, so there are no results. Train it first.");
    }

    [Fact]
    public void No_path_of_this_machine_is_in_it()
    {
        // Act
        _repository.RunAll();
        // Assert
        Directory.EnumerateFiles(_repository.At("report", "tiny", "results"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Should().OnlyContain(text => !text.Contains(_repository.Root));
    }

    private string Page => File.ReadAllText(_repository.At("report", "tiny", "results", "README.md"));

    private void AddStep() => File.WriteAllText(
        Path.Combine(_repository.Root, "build", "experiments", "tiny-1-embedding.json"), Step.Replace("\"hidden\"", "\"input\": \"embedding\", \"hidden\"", StringComparison.Ordinal));
}
