using System.Diagnostics;
using System.Text.Json;
using Nocturne.Training.Torch.Tests;

namespace Nocturne.Pipeline.Tests.Stages;

/// <summary>What trains: --learner, --device and --tf32.</summary>
public sealed class LearnerTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public LearnerTests() => _repository.Run("preprocess");

    public void Dispose() => _repository.Dispose();

    [TorchFact]
    public void The_whole_pipeline_runs_with_the_learner_torch()
    {
        _repository.RunAll("--learner=torch", "--device=cpu");

        Record("gru-1x8-s0").GetProperty("learner").GetString().Should().StartWith("TorchSharp, CPU, libtorch ");
        _repository.Run("status", "--learner=torch").Output.Should().Contain("All is up to date.");
    }

    [TorchFact]
    public void A_run_that_simd_began_goes_on_with_torch()
    {
        // Arrange: without its lock a run is one that was stopped after its last checkpoint
        _repository.Run("train", "--learner=simd").ExitCode.Should().Be(0);
        File.Delete(_repository.At("locks", "train.tiny.gru-1x8-s0.json"));
        // Act
        var (exitCode, output, errors) = _repository.Run("train", "--learner=torch", "--device=cpu", "--set=model.cells=gru");
        // Assert
        exitCode.Should().Be(0, errors);
        output.Should().Contain("train: gru-1x8-s0 done: 2 epochs (2 of them before it was gone on from)");
    }

    [TorchFact]
    public void What_another_learner_trained_is_trained_again_only_where_a_learner_is_named()
    {
        // Arrange
        _repository.Run("train", "--learner=torch", "--device=cpu").ExitCode.Should().Be(0);
        // Act
        var (auto, named) = (_repository.Run("status").Output, _repository.Run("status", "--learner=simd").Output);
        // Assert
        auto.Should().MatchRegex(@"train +gru-1x8-s0 +up to date");
        named.Should().MatchRegex(@"train +gru-1x8-s0 +would run: learner was torch, now simd");
    }

    [Fact]
    public void The_lock_of_a_run_that_simd_trained_names_it_as_ever()
    {
        _repository.Run("train", "--learner=simd");

        using var read = JsonDocument.Parse(File.ReadAllText(_repository.At("locks", "train.tiny.gru-1x8-s0.json")));
        var settings = read.RootElement.GetProperty("settings").EnumerateObject().Select(setting => setting.Name);
        settings.Should().Equal(
            "learner", "model.cell", "model.head", "model.hidden", "model.input", "model.layers", "model.seed",
            "training.batch", "training.clipNorm", "training.epochs", "training.learningRate", "training.stride", "training.window");
        read.RootElement.GetProperty("settings").GetProperty("learner").GetString().Should().Be("simd");
    }

    [NoGpuTheory]
    [InlineData("--device=cuda", "CUDA is asked for, but *use --device=cpu*")]
    [InlineData("--learner=torch --device=cuda", "CUDA is asked for, but *use --device=cpu*")]
    [InlineData("--learner=simd --device=cuda", "--device=cuda, but --learner=simd computes on the processor.*")]
    [InlineData("--tf32", "--tf32 is for training on a GPU, but the learner simd computes on the processor here.*")]
    [InlineData("--tf32 --learner=torch", "--tf32 is for training on a GPU, but the learner torch computes on the processor here.*")]
    public void What_cannot_be_is_an_error_of_one_line(string options, string message)
    {
        var (exitCode, output, errors) = _repository.Run("train", options.Split(' '));

        exitCode.Should().Be(1);
        output.Should().NotContain("on the GPU", "there is none");
        errors.TrimEnd().Should().Match(message).And.NotContain("\n");
    }

    [LinuxWithoutGpuFact]
    public void Without_a_GPU_libtorch_is_not_even_loaded()
    {
        // Arrange: the loader tells of every library
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Nocturne.Pipeline.dll"), .. _repository.Arguments("train")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LD_DEBUG"] = "files";
        // Act
        using var process = Process.Start(start)!;
        var told = process.StandardError.ReadToEndAsync();
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // Assert
        process.ExitCode.Should().Be(0);
        told.Result.Should().Contain("libcoreclr", "otherwise the loader tells nothing").And.NotContain("libtorch").And.NotContain("nocturne_torch");
    }

    private JsonElement Record(string run) => JsonDocument.Parse(File.ReadAllText(_repository.At("runs", "tiny", run, "run.json"))).RootElement;
}
