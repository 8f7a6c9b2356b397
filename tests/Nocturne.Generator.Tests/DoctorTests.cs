using System.Runtime.InteropServices;
using System.Text.Json;
using Nocturne.Generation;

namespace Nocturne.Generator.Tests;

public sealed class DoctorTests
{
    private static readonly RuntimeReport Healthy =
        new("1.31.1", "/opt/nocturne/libonnxruntime.so", ["CPUExecutionProvider"], null, HasCuda: false, null, []);

    [Fact]
    public void It_lists_what_this_machine_has()
    {
        var result = CommandLine.Run("doctor");

        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
        result.Output.Should().MatchRegex(@"ONNX Runtime  1\.\d+\.\d+, .*onnxruntime").And.Contain("Providers     ").And.Contain("CPUExecutionProvider")
            .And.Contain(Environment.OSVersion.Platform == PlatformID.Unix ? "Processor     " : "")
            .And.NotContain("Problem ");
    }

    [Fact]
    public void It_says_so_as_json()
    {
        var result = CommandLine.Run("doctor", "--format=json");

        using var report = JsonDocument.Parse(result.Output);
        report.RootElement.GetProperty("problems").GetArrayLength().Should().Be(0);
        report.RootElement.GetProperty("processorFeatures").GetArrayLength().Should().BePositive();
        report.RootElement.GetProperty("onnxRuntime").GetProperty("providers")[0].GetString().Should().EndWith("ExecutionProvider");
    }

    [Fact]
    public void Each_missing_library_of_cuda_is_listed_with_its_package()
    {
        MissingLibrary[] missing =
        [
            new("libcuda.so.1", "the NVIDIA driver"), new("libcublas.so.13", "libcublas-13-0"),
            new("libcublasLt.so.13", "libcublas-13-0"), new("libcudnn.so.9", "cudnn9-cuda-13"),
        ];

        var report = Doctor.Report(Healthy with { HasCuda = true, CudaProblem = "no libcudnn.so.9.", MissingCuda = missing }, ["AVX2"]);

        report.Problems.Should().ContainSingle().Which.Fix.Should()
            .Contain("NVIDIA driver").And.Contain("apt-get install libcublas-13-0 cudnn9-cuda-13 ").And.Contain("--device=cpu");
        report.Prose().Should().Contain("libcuda.so.1, libcublas.so.13, libcublasLt.so.13, libcudnn.so.9");
    }

    [Fact]
    public void A_driver_without_a_gpu_is_checked_with_nvidia_smi() =>
        Doctor.Report(Healthy with { HasCuda = true, CudaProblem = "CUDA failure 100: no CUDA-capable device is detected." }, ["AVX2"])
            .Problems.Should().ContainSingle().Which.Fix.Should().Contain("nvidia-smi");

    [Fact]
    public void A_processor_that_lacks_vector_instructions_is_named() =>
        Processor.MissingFeature(Processor.FeaturesOf(["processor : 0", "flags\t\t: fpu sse4_2 avx"]))
            .Should().Be(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "AVX2" : null);

    [Fact]
    public void The_instructions_are_those_that_the_system_names() =>
        Processor.FeaturesOf(["processor : 0", "flags\t\t: fpu sse4_2 avx avx2 fma avx512f", "flags : "])
            .Should().Equal("SSE4.2", "AVX2", "FMA", "AVX-512");

    [Fact]
    public void Unknown_vector_instructions_are_no_problem() => Doctor.Report(Healthy, features: null).Problems.Should().BeEmpty();
}
