namespace Nocturne.Generation.Tests;

public sealed class RuntimeReportTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Onnx_runtime_is_found_and_opens_a_graph()
    {
        var report = RuntimeReport.Inspect();

        report.Problem.Should().BeNull();
        report.Version.Should().MatchRegex(@"^\d+\.\d+\.\d+");
        report.Providers.Should().Contain("CPUExecutionProvider");
        File.Exists(report.Library).Should().BeTrue();
    }

    [LinuxFact]
    public void The_needs_of_a_library_are_read_from_its_header() =>
        NeededLibraries.Of(RuntimeReport.Inspect().Library!).Should().Contain("libc.so.6").And.OnlyContain(name => name.Contains(".so", StringComparison.Ordinal) && !name.Contains('\0'));

    [LinuxFact]
    public void A_library_that_is_cut_short_or_scrambled_needs_nothing_and_harms_nothing()
    {
        var whole = File.ReadAllBytes(RuntimeReport.Inspect().Library!)[..4096];
        var random = new Random(5);
        for (var i = 0; i < 500; i++)
        {
            var bytes = whole[..random.Next(whole.Length)];
            for (var j = 0; j < bytes.Length / 50; j++)
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            File.WriteAllBytes(_folder["lib.so"], bytes);

            var reading = () => NeededLibraries.Of(_folder["lib.so"]);

            reading.Should().NotThrow();
        }
    }

    [Theory]
    [InlineData("libcudart.so.13", "cuda-cudart-13-0")]
    [InlineData("libcublasLt.so.13", "libcublas-13-0")]
    [InlineData("libcufft.so.12", "libcufft-13-0")]
    [InlineData("libcurand.so.10", "libcurand-13-0")]
    [InlineData("libcudnn.so.9", "cudnn9-cuda-13")]
    [InlineData("libcuda.so.1", "the NVIDIA driver")]
    [InlineData("libc.so.6", null)]
    public void A_library_of_cuda_has_a_package(string library, string? package) => CudaLibraries.PackageOf(library, "13").Should().Be(package);
}

/// <summary>A fact about Linux's libraries.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "needs Linux";
}
