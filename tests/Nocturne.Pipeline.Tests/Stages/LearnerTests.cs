using System.Text.Json;
using Nocturne.Testing.Torch;
using Nocturne.Training.Contract;
using Nocturne.Training.Torch;

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
        _repository.Run("status", "--learner=torch").Output.Should().Contain("Everything is up to date.");
    }

    [TorchFact]
    public void A_run_that_simd_started_is_resumed_with_torch()
    {
        // Arrange: without its lock, a run counts as stopped after its last checkpoint
        _repository.Run("train", "--learner=simd").ExitCode.Should().Be(0);
        File.Delete(_repository.At("locks", "train.tiny.gru-1x8-s0.json"));
        // Act
        var (exitCode, output, errors) = _repository.Run("train", "--learner=torch", "--device=cpu", "--set=model.cells=gru");
        // Assert
        exitCode.Should().Be(0, errors);
        output.Should().Contain("train: gru-1x8-s0 done: 2 epochs (2 before resuming)");
    }

    [TorchFact]
    public void A_run_of_another_learner_is_trained_again_only_if_a_learner_is_requested()
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
    public void The_lock_of_a_run_contains_the_learner_the_network_and_every_setting_of_training()
    {
        _repository.Run("train", "--learner=simd");

        using var read = JsonDocument.Parse(File.ReadAllText(_repository.At("locks", "train.tiny.gru-1x8-s0.json")));
        var settings = read.RootElement.GetProperty("settings").EnumerateObject().Select(setting => setting.Name);
        settings.Should().BeEquivalentTo([
            "learner", "model.cell", "model.head", "model.headUnits", "model.hidden", "model.input", "model.layers", "model.seed",
            .. TrainingSettings.Table.Select(setting => $"training.{setting.Name}")]);
        read.RootElement.GetProperty("settings").GetProperty("learner").GetString().Should().Be("simd");
    }

    [NoGpuTheory]
    [InlineData("--device=cuda", "CUDA", "--device=cpu")]
    [InlineData("--learner=torch --device=cuda", "CUDA", "--device=cpu")]
    [InlineData("--learner=simd --device=cuda", "--device=cuda", "--learner=simd")]
    [InlineData("--tf32", "--tf32", "simd")]
    [InlineData("--tf32 --learner=torch", "--tf32", "torch")]
    public void An_impossible_combination_is_a_one_line_error(string options, params string[] facts)
    {
        var (exitCode, output, errors) = _repository.Run("train", options.Split(' '));

        exitCode.Should().Be(1);
        output.Should().NotContain("on the GPU", "there is none");
        errors.TrimEnd().Should().ContainAll(facts).And.NotContain("\n");
    }

    [LinuxWithoutGpuFact]
    public void Without_a_GPU_libtorch_is_not_even_loaded()
    {
        // Arrange: the loader prints every library
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "Nocturne.Pipeline.dll"), .. _repository.Arguments("train")];
        // Act
        var (exitCode, _, told) = TestProcess.Run("dotnet", arguments, environment: variables => variables["LD_DEBUG"] = "files");
        // Assert
        exitCode.Should().Be(0);
        told.Should().Contain("libcoreclr", "otherwise the loader prints nothing").And.NotContain("libtorch");
    }

    private JsonElement Record(string run) =>
        JsonDocument.Parse(File.ReadAllText(_repository.At("runs", "tiny", run, "run.json"))).RootElement;
}

/// <summary>A fact about Linux machines without a GPU's driver.</summary>
internal sealed class LinuxWithoutGpuFactAttribute : FactAttribute
{
    public LinuxWithoutGpuFactAttribute() => Skip = !OperatingSystem.IsLinux() ? "needs the loader of Linux"
        : TorchBackend.HasCuda || TorchBackend.CudaFault is not null ? "there is a GPU's driver" : null;
}
