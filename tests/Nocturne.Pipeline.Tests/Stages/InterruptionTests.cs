using System.Diagnostics;
using System.Text.Json;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>Starts the real program and ends it in the middle of training.</summary>
public sealed class InterruptionTests : IDisposable
{
    // Enough epochs that training is not finished when the first one is reported.
    private const string Settings = """
        {
          "model": { "cells": ["rnn"], "hidden": [8] },
          "training": { "epochs": 120, "batch": 16, "window": 10, "stride": 2 },
          "data": { "validation": ["piece3"] }
        }
        """;

    private readonly TinyRepository _repository = new(Settings);

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_killed_training_that_is_resumed_ends_with_the_same_weights()
    {
        // Arrange
        using var undisturbed = new TinyRepository(Settings);
        undisturbed.Run("preprocess");
        undisturbed.Run("train").ExitCode.Should().Be(0);
        _repository.Run("preprocess");
        // Act
        using (var process = StartTraining())
        {
            WaitForTheFirstEpoch(process);
            process.Kill();
            process.WaitForExit();
        }
        var (wasDone, outcome) = (File.Exists(_repository.At("locks", "train.tiny.rnn-1x8-s0.json")), Outcome());
        var (exitCode, output, _) = _repository.Run("train");
        // Assert
        wasDone.Should().BeFalse("it was killed before it ended");
        outcome.Should().Be("stopped");
        Outcome().Should().Be("done");
        exitCode.Should().Be(0);
        output.Should().MatchRegex(@"done: 120 epochs \([1-9][0-9]* before resuming\)");
        foreach (var file in (string[])["best.safetensors", "last.safetensors"])
            Sha256Hex.OfFile(_repository.At("runs", "tiny", "rnn-1x8-s0", file))
                .Should().Be(Sha256Hex.OfFile(undisturbed.At("runs", "tiny", "rnn-1x8-s0", file)));
    }

    [Fact]
    public void A_second_pipeline_on_the_same_artifacts_exits_and_names_the_first()
    {
        // Arrange
        _repository.Run("preprocess");
        using var process = StartTraining();
        WaitForTheFirstEpoch(process);
        // Act
        var (exitCode, _, errors) = _repository.Run("train");
        // Assert
        process.Kill();
        process.WaitForExit();
        exitCode.Should().Be(1);
        errors.Should().Contain($"process {process.Id}, train of tiny");
    }

    [UnixFact]
    public void SIGTERM_stops_it_with_a_checkpoint_and_exit_code_143()
    {
        // Arrange
        _repository.Run("preprocess");
        using var process = StartTraining();
        WaitForTheFirstEpoch(process);
        // Act
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            kill.WaitForExit();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Assert
        process.ExitCode.Should().Be(143);
        Outcome().Should().Be("stopped");
        process.StandardError.ReadToEnd().Should().StartWith("Stopped");
        File.Exists(_repository.At("runs", "tiny", "rnn-1x8-s0", "checkpoint.safetensors")).Should().BeTrue();
    }

    [Fact]
    public void A_file_of_a_run_that_cannot_be_written_is_one_error_with_one_advice()
    {
        // Arrange
        _repository.Run("preprocess");
        Directory.CreateDirectory(_repository.At("runs", "tiny", "rnn-1x8-s0", "metrics.csv"));
        // Act
        var (exitCode, _, errors) = _repository.Run("train");
        // Assert
        exitCode.Should().Be(1);
        errors.Trim().Should().Contain(_repository.At("runs", "tiny", "rnn-1x8-s0", "metrics.csv"))
            .And.NotContain("--artifacts").And.NotContain("\n");
    }

    private string? Outcome() =>
        JsonDocument.Parse(File.ReadAllText(_repository.At("summary.json"))).RootElement.GetProperty("outcome").GetString();

    private Process StartTraining() =>
        TestProcess.Start("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nocturne.Pipeline.dll"), .. _repository.Arguments("train")]);

    private static void WaitForTheFirstEpoch(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.Contains("epoch 1 of 120: loss", StringComparison.Ordinal))
                return;
        throw new InvalidOperationException($"Training ended before its first epoch: {process.StandardError.ReadToEnd()}");
    }
}
