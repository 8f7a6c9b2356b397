using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Tests.Stages;

namespace Nocturne.Pipeline.Tests.Engine;

public sealed class StageRunnerTests : IDisposable
{
    private readonly Playground _playground = new();

    public void Dispose() => _playground.Dispose();

    [Fact]
    public void A_setting_of_many_words_is_told_by_its_beginning()
    {
        // Arrange
        _playground.Run();
        _playground.Stage.Setting = new string('a', 300);
        // Act
        var said = _playground.Run();
        // Assert
        said.Should().Contain($"glue was set, now '{new string('a', 60)}...'").And.NotContain(new string('a', 61));
    }

    [Fact]
    public void A_stage_that_never_ran_runs()
    {
        var said = _playground.Run();

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: not done yet");
    }

    [Fact]
    public void Where_nothing_changed_it_says_so_and_skips()
    {
        _playground.Run();

        var said = _playground.Run();

        _playground.Runs.Should().Be(0);
        said.Should().Be("join: up to date" + Environment.NewLine);
    }

    [Fact]
    public void Force_runs_it_again()
    {
        _playground.Run();

        var said = _playground.Run(force: true);

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: --force");
    }

    [Fact]
    public void A_changed_input_runs_it_again()
    {
        _playground.Run();
        _playground.Write("input", "other");

        var said = _playground.Run();

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: input input changed");
    }

    [Fact]
    public void A_changed_setting_is_named_with_both_values()
    {
        _playground.Run();
        _playground.Stage.Setting = "new";

        var said = _playground.Run();

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: glue was set, now new");
    }

    [Fact]
    public void Another_code_version_runs_it_again()
    {
        _playground.Run();
        _playground.Stage.CodeVersion = 2;

        var said = _playground.Run();

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: code version was 1, now 2");
    }

    [Fact]
    public void A_missing_output_runs_it_again()
    {
        _playground.Run();
        File.Delete(_playground.Path("second"));

        var said = _playground.Run();

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: output second is missing");
    }

    [Fact]
    public void An_output_that_was_changed_by_hand_runs_it_again()
    {
        _playground.Run();
        _playground.Write("first", "tampered");

        var said = _playground.Run();

        _playground.Runs.Should().Be(1);
        said.Should().Contain("join: output first was changed by something else");
    }

    [Fact]
    public void A_damaged_lock_is_none()
    {
        _playground.Run();
        File.WriteAllText(_playground.LockPath, "{ \"code\": 1");

        _playground.Run();

        _playground.Runs.Should().Be(1);
    }

    [Fact]
    public void A_run_that_fails_leaves_nothing_that_looks_done()
    {
        // Arrange
        _playground.Stage.Failure = new IOException("the disk is full");
        // Act
        var running = () => _playground.Run();
        // Assert
        running.Should().Throw<IOException>().WithMessage("the disk is full");
        new StageRunner(_playground.Context()).WhyOutdated(_playground.Stage, null).Should().Be("not done yet");
    }

    [Fact]
    public void A_forced_run_that_fails_takes_the_old_proof_with_it()
    {
        // Arrange
        _playground.Run();
        _playground.Stage.Failure = new IOException("the disk is full");
        // Act
        var running = () => _playground.Run(force: true);
        // Assert
        running.Should().Throw<IOException>();
        new StageRunner(_playground.Context()).WhyOutdated(_playground.Stage, null).Should().Be("not done yet");
    }

    [Fact]
    public void What_a_killed_process_had_under_a_temporary_name_is_swept_away()
    {
        _playground.Write("first.4711.tmp", "half");

        _playground.Run();

        File.Exists(_playground.Path("first.4711.tmp")).Should().BeFalse();
    }

    [Fact]
    public void A_stage_without_its_input_says_which_one()
    {
        _playground.Run();
        File.Delete(_playground.Path("input"));

        var reason = new StageRunner(_playground.Context()).WhyOutdated(_playground.Stage, null);

        reason.Should().Be("input input is missing");
    }
}
