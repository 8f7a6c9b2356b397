using System.Globalization;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Tests.Engine;

public sealed class PipelineLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private Workspace Files => new(_folder.FullPath, _folder["artifacts"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_pipeline_names_the_process_of_the_first()
    {
        using var first = PipelineLock.Take(Files, "train of lab");

        var second = () => PipelineLock.Take(Files, "export of lab");

        var process = Environment.ProcessId.ToString(CultureInfo.InvariantCulture);
        second.Should().Throw<PipelineException>().WithMessage($"*process {process}, train of lab*--artifacts*");
    }

    [Fact]
    public void After_the_first_has_ended_the_second_may_begin()
    {
        PipelineLock.Take(Files, "train of lab").Dispose();

        var second = () => PipelineLock.Take(Files, "export of lab").Dispose();

        second.Should().NotThrow();
    }

    [Fact]
    public void Files_that_a_killed_process_left_do_not_block()
    {
        // Arrange
        Directory.CreateDirectory(Files.Locks);
        File.WriteAllText(Path.Combine(Files.Locks, "pipeline.lock"), "");
        File.WriteAllText(Path.Combine(Files.Locks, "pipeline.owner"), "process 4711, train of lab");
        // Act
        var taking = () => PipelineLock.Take(Files, "export of lab").Dispose();
        // Assert
        taking.Should().NotThrow();
    }

    [Fact]
    public void Two_artifacts_folders_are_independent()
    {
        using var first = PipelineLock.Take(Files, "train of lab");

        var other = () => PipelineLock.Take(new Workspace(_folder.FullPath, _folder["other"]), "train of lab").Dispose();

        other.Should().NotThrow();
    }
}
