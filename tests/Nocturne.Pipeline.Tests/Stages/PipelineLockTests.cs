using System.Globalization;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class PipelineLockTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private Workspace Files => new(_folder.FullPath, _folder["artifacts"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_second_pipeline_is_told_which_process_is_the_first()
    {
        using var first = PipelineLock.Take(Files, "train of lab");

        var second = () => PipelineLock.Take(Files, "export of lab");

        second.Should().Throw<PipelineException>().WithMessage($"*process {Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}, train of lab*--artifacts*");
    }

    [Fact]
    public void When_the_first_has_ended_the_second_may_begin()
    {
        PipelineLock.Take(Files, "train of lab").Dispose();

        var second = () => PipelineLock.Take(Files, "export of lab").Dispose();

        second.Should().NotThrow();
    }

    [Fact]
    public void Files_that_a_killed_process_left_block_nobody()
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
    public void Two_artifacts_folders_do_not_know_of_each_other()
    {
        using var first = PipelineLock.Take(Files, "train of lab");

        var other = () => PipelineLock.Take(new Workspace(_folder.FullPath, _folder["other"]), "train of lab").Dispose();

        other.Should().NotThrow();
    }
}
