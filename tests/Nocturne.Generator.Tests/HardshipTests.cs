using System.Diagnostics;
using Nocturne.Models;
using Nocturne.Music.Midi;

namespace Nocturne.Generator.Tests;

/// <summary>The program as a process of its own where the disk is full, the folder is guarded, somebody else writes or a signal comes: a piece is whole or what it was.</summary>
public sealed class HardshipTests(PublishedProgram program) : IClassFixture<PublishedProgram>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows() && Directory.Exists(_folder["guarded"]))
            File.SetUnixFileMode(_folder["guarded"], UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        _folder.Dispose();
    }

    [SmallDiskFact]
    public void On_a_full_disk_the_old_piece_stays_and_nothing_is_left()
    {
        var model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));

        var result = Guarded.Run(Guarded.OnSmallDisk, _folder.FullPath, program.Words("compose", model, "--run=stream", "--notes=20000", "-o", "piece.mid"));

        result.TheOneLine().Should().Contain("'piece.mid'").And.Contain("No space left on device");
        result.Output.Should().EndWith("\npiece.mid\nold\n").And.NotContain(".tmp");
    }

    [PermissionFact]
    public void In_a_folder_that_may_not_be_written_nothing_changes() => GuardedPiece(fileMode: UnixFileMode.UserRead | UnixFileMode.UserWrite, UnixFileMode.UserRead | UnixFileMode.UserExecute);

    [PermissionFact]
    public void A_piece_that_may_not_be_written_stays_though_its_folder_may_be() =>
        GuardedPiece(fileMode: UnixFileMode.UserRead, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    [UnixFact]
    public void A_pipe_is_not_replaced()
    {
        var model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));
        Program.Run("mkfifo", _folder.FullPath, "piece.mid").ExitCode.Should().Be(0);

        var line = CommandLine.Run("compose", model, "--notes=5", "-o", _folder["piece.mid"]).TheOneLine();

        line.Should().Contain("it is a pipe");
        Directory.GetFiles(_folder.FullPath).Should().HaveCount(2);
    }

    [UnixFact]
    public void Who_cannot_be_told_anything_is_told_so_by_the_exit_code()
    {
        if (!File.Exists("/dev/full"))
            return;         // only Linux has it
        var silent = Guarded.Run(["sh", "-c", "exec \"$@\" 2> /dev/full", "sh"], _folder.FullPath, program.Words("info", "missing.onnx"));
        var deaf = Guarded.Run(["sh", "-c", "exec \"$@\" > /dev/full", "sh"], _folder.FullPath, program.Words("--version"));

        var closed = Guarded.Run(["sh", "-c", "exec \"$@\" 2>&-", "sh"], _folder.FullPath, program.Words("info", "missing.onnx"));

        (silent.ExitCode, silent.Error).Should().Be((1, ""));
        closed.ExitCode.Should().Be(1);
        deaf.TheOneLine().Should().Be("Cannot write the output: No space left on device");
    }

    [UnixFact]
    public void A_device_without_an_end_is_no_model()
    {
        var result = CommandLine.Run("info", "/dev/zero");

        result.TheOneLine().Should().StartWith("Model '/dev/zero' cannot be read: ").And.Contain("134,217,728 bytes");
    }

    [UnixFact]
    public void A_model_may_come_out_of_a_pipe()
    {
        var model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));

        var result = Guarded.Run(["sh", "-c", $"cat {Path.GetFileName(model)} | \"$@\"", "sh"], _folder.FullPath, program.Words("verify", "/dev/stdin"));

        result.ExitCode.Should().Be(0, result.Error);
    }

    [UnixFact]
    public void A_second_signal_ends_a_wait_that_the_first_could_not()
    {
        Program.Run("mkfifo", _folder.FullPath, "empty").ExitCode.Should().Be(0);
        using var process = program.Start(_folder.FullPath, "info", "empty");
        using var writer = new FileStream(_folder["empty"], FileMode.Open, FileAccess.Write);         // opens once the program does

        for (var signals = 0; !process.WaitForExit(signals == 0 ? 0 : 1100) && signals < 5; signals++)
            Program.Run("kill", _folder.FullPath, "-INT", $"{process.Id}");

        process.HasExited.Should().BeTrue();
        process.ExitCode.Should().Be(130);
    }

    [Fact]
    public void Of_two_writers_of_one_piece_each_is_done_and_the_piece_is_one_of_theirs()
    {
        var model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));
        string[][] commands = [Command(1, "piece.mid"), Command(2, "piece.mid")];
        for (var seed = 1; seed <= 2; seed++)
            CommandLine.Run(Command(seed, _folder[$"alone-{seed}.mid"])).ExitCode.Should().Be(0);

        var writers = commands.Select(command => program.Start(_folder.FullPath, command)).ToList();
        var ends = writers.Select(writer => (writer.StandardError.ReadToEnd(), writer.StandardOutput.ReadToEnd().Length > 0)).ToList();
        writers.ForEach(writer => writer.WaitForExit());

        writers.Select(writer => writer.ExitCode).Should().Equal(0, 0);
        ends.Should().Equal(("", true), ("", true));
        Bytes("piece.mid").Should().BeOneOf(Bytes("alone-1.mid"), Bytes("alone-2.mid"));
        Directory.GetFiles(_folder.FullPath).Should().HaveCount(4);
        writers.ForEach(writer => writer.Dispose());

        string Bytes(string name) => Convert.ToHexString(File.ReadAllBytes(_folder[name]));

        string[] Command(int seed, string path) => ["compose", model, "--run=stream", "--notes=3000", $"--seed={seed}", "-o", path];
    }

    [UnixTheory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void Whenever_a_signal_comes_every_piece_is_whole_or_what_it_was(string signal, int stopped)
    {
        // Arrange: piece after piece, so that most of the time goes into writing
        var model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));
        var random = new Random(stopped);
        for (var round = 0; round < 3; round++)
        {
            File.WriteAllText(_folder["take-1000.mid"], "old");
            using var process = program.Start(_folder.FullPath, "compose", model, "--run=stream", "--notes=2", "--count=1000", "-o", "take.mid");
            process.StandardOutput.ReadLine();              // it is under way
            process.StandardOutput.ReadLine();
            // Act
            for (var lines = random.Next(40); lines > 0; lines--)
                process.StandardOutput.ReadLine();
            using (var kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]))
                kill.WaitForExit();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            // Assert
            process.ExitCode.Should().Be(stopped);
            process.StandardError.ReadToEnd().Should().StartWith("Stopped");
            File.ReadAllText(_folder["take-1000.mid"]).Should().Be("old");
            Directory.GetFiles(_folder.FullPath).Should().OnlyContain(path => path.EndsWith(".mid", StringComparison.Ordinal) || path == model);
            foreach (var piece in Directory.GetFiles(_folder.FullPath, "*.mid").Where(piece => !piece.EndsWith("-1000.mid", StringComparison.Ordinal)))
                MidiReader.Read(piece, MidiProfile.Strict).Score.Notes.Should().HaveCount(2);
        }
    }

    private void GuardedPiece(UnixFileMode fileMode, UnixFileMode folderMode)
    {
        if (OperatingSystem.IsWindows())
            return;         // the fact is skipped there
        var model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));
        Directory.CreateDirectory(_folder["guarded"]);
        File.WriteAllText(_folder["guarded", "piece.mid"], "old");
        File.SetUnixFileMode(_folder["guarded", "piece.mid"], fileMode);
        File.SetUnixFileMode(_folder["guarded"], folderMode);

        var result = Guarded.Run(Guarded.ByPermissions, _folder.FullPath, program.Words("compose", model, "--notes=5", "-o", "guarded/piece.mid"));

        result.TheOneLine().Should().Contain("'guarded/piece.mid'").And.Contain("Access to the path").And.NotContain(".tmp");
        File.ReadAllText(_folder["guarded", "piece.mid"]).Should().Be("old");
        Directory.GetFiles(_folder["guarded"]).Should().HaveCount(1);
    }
}
