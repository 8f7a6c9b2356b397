using System.Runtime.InteropServices;
using System.Text.Json;
using Nocturne.Generation;

namespace Nocturne.Generator.Tests;

public sealed class DoctorTests
{
    private static readonly RuntimeReport Whole = new("1.29.0", "/opt/nocturne/libonnxruntime.so", ["CPUExecutionProvider"], null, HasCuda: false, null, []);

    [Fact]
    public void It_finds_what_there_is_here()
    {
        var result = CommandLine.Run("doctor");

        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
        result.Output.Should().MatchRegex(@"ONNX Runtime  1\.\d+\.\d+, .*onnxruntime").And.Contain("Providers     ").And.Contain("CPUExecutionProvider")
            .And.Contain(Environment.OSVersion.Platform == PlatformID.Unix ? "Processor     " : "")
            .And.EndWith($"All is well: nocturne can compose here.{Environment.NewLine}");
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
    public void Each_missing_library_of_cuda_is_named_with_the_package_that_brings_it()
    {
        MissingLibrary[] missing =
            [new("libcuda.so.1", "the NVIDIA driver"), new("libcublas.so.13", "libcublas-13-0"), new("libcublasLt.so.13", "libcublas-13-0"), new("libcudnn.so.9", "cudnn9-cuda-13")];

        var report = Doctor.Report(Whole with { HasCuda = true, CudaProblem = "CUDA cannot be had: no libcudnn.so.9.", MissingCuda = missing }, ["AVX2"]);

        report.Problems.Should().ContainSingle().Which.Mend.Should().Be(
            "install the NVIDIA driver (on Debian and Ubuntu: sudo apt-get install nvidia-driver); " +
            "sudo apt-get install libcublas-13-0 cudnn9-cuda-13 (from NVIDIA's repository; dnf names them alike); else use --device=cpu");
        report.Prose().Should().Contain("CUDA          does not work; missing: libcuda.so.1, libcublas.so.13, libcublasLt.so.13, libcudnn.so.9")
            .And.EndWith("nocturne can compose here, on the CPU.");
    }

    [Fact]
    public void A_driver_that_finds_no_card_is_asked_itself() =>
        Doctor.Report(Whole with { HasCuda = true, CudaProblem = "CUDA failure 100: no CUDA-capable device is detected." }, ["AVX2"])
            .Problems.Should().ContainSingle().Which.Mend.Should().StartWith("run nvidia-smi");

    [Fact]
    public void A_processor_that_lacks_vector_instructions_is_named() =>
        Processor.Lack(Processor.FeaturesOf(["processor : 0", "flags\t\t: fpu sse4_2 avx"])).Should().Be(RuntimeInformation.ProcessArchitecture == Architecture.X64 ? "AVX2" : null);

    [Fact]
    public void The_instructions_are_those_that_the_system_names() =>
        Processor.FeaturesOf(["processor : 0", "flags\t\t: fpu sse4_2 avx avx2 fma avx512f", "flags : "]).Should().Equal("SSE4.2", "AVX2", "FMA", "AVX-512");

    [Fact]
    public void A_processor_that_tells_nothing_is_no_problem() => Doctor.Report(Whole, features: null).Problems.Should().BeEmpty();
}
