using System.Diagnostics;
using Nocturne.Models;

namespace Nocturne.Generator.Tests;

/// <summary>The program as it ships: published, started as a process, with a model and nothing else.</summary>
public sealed class ProgramTests(PublishedProgram program) : IClassFixture<PublishedProgram>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_holds_no_training_assembly() =>
        program.Assemblies.Should().BeEquivalentTo(
            "nocturne", "Nocturne.Base", "Nocturne.Generation", "Nocturne.Models", "Nocturne.Music", "Melanchall.DryWetMidi",
            "System.CommandLine",
            "Microsoft.ML.OnnxRuntime", "System.Numerics.Tensors");

    [Fact]
    public void It_composes_with_a_model_alone_in_an_empty_folder()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm));

        var result = program.Run(_folder.FullPath, "compose", "lstm-2x16.onnx");

        result.ExitCode.Should().Be(0, result.Error);
        result.Output.Should().Contain("piece.mid: 500 notes, 2:05 min of music, seed 0").And.NotContain("\u001b");
        Directory.GetFiles(_folder.FullPath).Select(Path.GetFileName).Should().BeEquivalentTo("lstm-2x16.onnx", "piece.mid");
    }

    [Fact]
    public void It_fails_in_one_line()
    {
        File.WriteAllText(_folder["text.onnx"], "no model");

        var result = program.Run(_folder.FullPath, "compose", "text.onnx");

        result.TheOneLine().Should().StartWith("Model 'text.onnx' (8 bytes)");
        result.Output.Should().BeEmpty();
        Directory.GetFiles(_folder.FullPath).Should().HaveCount(1);
    }

    [Fact]
    public void It_says_that_its_native_library_is_missing()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));
        using var crippled = program.WithoutNativeLibrary();

        var result = crippled.Run(_folder.FullPath, "compose", "rnn-2x16.onnx");

        result.TheOneLine().Should().StartWith("ONNX Runtime's native library cannot be loaded");
    }

    [Fact]
    public void The_doctor_says_that_its_native_library_is_missing_and_how_to_fix_it()
    {
        using var crippled = program.WithoutNativeLibrary();

        var result = crippled.Run(_folder.FullPath, "doctor");

        (result.ExitCode, result.Error).Should().Be((1, ""));
        result.Output.Should().Contain("ONNX Runtime  cannot be loaded").And.Contain("Problem       ONNX Runtime's native library")
            .And.Contain("Fix         ").And.Contain("nocturne cannot compose");
    }

    [Fact]
    public void A_model_is_verified_and_described_without_onnx_runtime()
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));
        using var crippled = program.WithoutNativeLibrary();

        crippled.Run(_folder.FullPath, "verify", "rnn-2x16.onnx").ExitCode.Should().Be(0);
        crippled.Run(_folder.FullPath, "info", "rnn-2x16.onnx").ExitCode.Should().Be(0);
    }

    [UnixTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public void A_signal_stops_it_without_a_file(string signal, int exitCode)
    {
        TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm, layers: 4, hidden: 256));
        using var process = program.Start(_folder.FullPath, "compose", "lstm-4x256.onnx", "--notes=100000");
        process.StandardOutput.ReadLine();              // it is under way

        using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
            kill.WaitForExit();
        process.WaitForExit();

        process.ExitCode.Should().Be(exitCode);
        process.StandardError.ReadToEnd().Should().StartWith("Stopped");
        Directory.GetFiles(_folder.FullPath).Should().HaveCount(1);
    }
}
