using System.Diagnostics;
using System.Text.Json;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>Starts the real program and ends it in the middle of training.</summary>
public sealed class InterruptionTests : IDisposable
{
    // Long enough to be in the middle of it when the first epoch is told.
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
    public void Killed_in_the_middle_and_called_again_it_ends_with_the_same_weights()
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
        wasDone.Should().BeFalse("it was killed before its end");
        outcome.Should().Be("stopped");
        Outcome().Should().Be("done");
        exitCode.Should().Be(0);
        output.Should().Contain("gone on from");
        foreach (var file in (string[])["best.safetensors", "last.safetensors"])
            Sha256Hex.OfFile(_repository.At("runs", "tiny", "rnn-1x8-s0", file))
                .Should().Be(Sha256Hex.OfFile(undisturbed.At("runs", "tiny", "rnn-1x8-s0", file)));
    }

    [Fact]
    public void A_second_pipeline_on_the_same_artifacts_stops_and_names_the_first()
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
    public void Asked_to_end_it_stops_with_a_checkpoint_and_143()
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
        process.StandardError.ReadToEnd().Should().StartWith("Stopped.");
        File.Exists(_repository.At("runs", "tiny", "rnn-1x8-s0", "checkpoint.safetensors")).Should().BeTrue();
    }

    [Fact]
    public void A_file_of_a_run_that_cannot_be_written_is_told_with_its_advice_once()
    {
        // Arrange
        _repository.Run("preprocess");
        Directory.CreateDirectory(_repository.At("runs", "tiny", "rnn-1x8-s0", "metrics.csv"));
        // Act
        var (exitCode, _, errors) = _repository.Run("train");
        // Assert
        exitCode.Should().Be(1);
        errors.Trim().Should().StartWith(_repository.At("runs", "tiny", "rnn-1x8-s0", "metrics.csv")).And.EndWith("and the next call goes on from it.").And.NotContain("Mend that");
    }

    private string? Outcome() => JsonDocument.Parse(File.ReadAllText(_repository.At("summary.json"))).RootElement.GetProperty("outcome").GetString();

    private Process StartTraining() => Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nocturne.Pipeline.dll"), .. _repository.Arguments("train")])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static void WaitForTheFirstEpoch(Process process)
    {
        while (process.StandardOutput.ReadLine() is { } line)
            if (line.Contains("epoch 1 of 120: loss", StringComparison.Ordinal))
                return;
        throw new InvalidOperationException($"It ended before its first epoch: {process.StandardError.ReadToEnd()}");
    }
}

/// <summary>A fact about signals, which Windows lacks.</summary>
public sealed class UnixFactAttribute : FactAttribute
{
    public UnixFactAttribute() => Skip = OperatingSystem.IsWindows() ? "needs Unix signals" : null;
}
