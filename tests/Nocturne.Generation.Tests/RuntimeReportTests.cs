namespace Nocturne.Generation.Tests;

public sealed class RuntimeReportTests
{
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
    public void A_missing_library_of_cuda_has_a_package() => CudaLibraries.Missing()
        .Should().OnlyContain(library => library.Name.StartsWith("lib", StringComparison.Ordinal) && library.Package.Length > 0);
}
