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
    public void The_results_of_an_experiment_include_those_of_its_steps_from_the_same_call()
    {
        // Arrange
        AddStep();
        // Act
        _repository.RunAll("--experiment=tiny", "--experiment=tiny-1-embedding");
        // Assert
        Page.Should().Contain("### tiny-1-embedding").And.Contain("| tiny-1-embedding | **rnn-1x8-s0** |").And.NotContain("not finished");
        File.ReadAllLines(_repository.At("report", "tiny", "results", "runs.csv")).Should().HaveCount(5);
    }

    [Fact]
    public void Unfinished_runs_are_named_and_the_others_are_reported()
    {
        // Arrange
        AddStep();
        _repository.Run("preprocess");
        _repository.Run("train", "--set=model.cells=gru");
        // Act
        var (exitCode, output, errors) = _repository.Run("results");
        // Assert
        exitCode.Should().Be(0, errors);
        output.Should().MatchRegex("results: tiny: 1 of 2 .*rnn-1x8-s0").And.MatchRegex("results: tiny-1-embedding: 2 of 2 ");
        Page.Should().MatchRegex("tiny.*not.*: rnn-1x8-s0").And.MatchRegex("not.*: gru-1x8-s0");
    }

    [Fact]
    public void A_run_that_is_out_of_date_is_left_out()
    {
        // Arrange
        _repository.RunAll();
        File.AppendAllText(_repository.At("runs", "tiny", "gru-1x8-s0", "best.safetensors"), "x");
        // Act
        var (_, output, _) = _repository.Run("results");
        // Assert
        output.Should().MatchRegex("results: tiny: 1 of 2 .*gru-1x8-s0");
        Page.Should().NotContain("**gru-1x8-s0**").And.Contain("**rnn-1x8-s0**");
    }

    [Fact]
    public void Without_a_trained_run_it_is_a_one_line_error()
    {
        // Arrange
        _repository.Run("preprocess");
        // Act
        var (exitCode, _, errors) = _repository.Run("results");
        // Assert
        exitCode.Should().Be(1);
        errors.Trim().Should().Contain("'tiny'").And.NotContain("\n");
    }

    [Fact]
    public void The_results_contain_no_path_of_this_machine()
    {
        // Act
        _repository.RunAll();
        // Assert
        Directory.EnumerateFiles(_repository.At("report", "tiny", "results"), "*", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Should().OnlyContain(text => !text.Contains(_repository.Root));
    }

    private string Page => File.ReadAllText(_repository.At("report", "tiny", "results", "README.md"));

    private void AddStep() => File.WriteAllText(
        Path.Combine(_repository.Root, "build", "experiments", "tiny-1-embedding.json"),
        Step.Replace("\"hidden\"", "\"input\": \"embedding\", \"hidden\"", StringComparison.Ordinal));
}
