using Nocturne.Models;
using Nocturne.Music.Midi;

namespace Nocturne.Generator.Tests;

/// <summary>Names that models, primes and pieces can have, and places where a piece must not go.</summary>
public sealed class PathTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _model;

    public PathTests() => _model = TestModel.Write(_folder, TestModel.Spec(CellKind.Rnn));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("nocturne en mi b\u00e9mol.mid")]
    [InlineData("nocturne en mi be\u0301mol.mid")]                 // the same to the eye: e and a combining accent
    [InlineData("\u591c\u60f3\u66f2 \U0001F3B9\U0001F468\u200D\U0001F3A4.mid")]
    [InlineData("it's \"quoted\" $HOME `id` %d {0}.mid", true)]
    [InlineData("line\nand\ttab.mid", true)]
    [InlineData(" leading and trailing .mid")]
    [InlineData("-x.mid")]
    [InlineData("no ending")]
    [InlineData("...", true)]
    public void A_piece_can_have_any_name_that_the_system_takes(string name, bool onUnixOnly = false)
    {
        if (onUnixOnly && OperatingSystem.IsWindows())
            return;         // it has no such names
        var path = Path.Combine(_folder.FullPath, name);

        Compose("-o", path);
        Compose("-o", _folder["again.mid"], "--prime", path);

        Files().Should().BeEquivalentTo("again.mid", Path.GetFileName(_model), name);
    }

    [Fact]
    public void A_name_of_255_bytes_below_260_and_more_characters_of_folders_is_written_whole()
    {
        var folder = Path.Combine([_folder.FullPath, .. Enumerable.Repeat(new string('d', 120), 3)]);
        var path = Path.Combine(folder, new string('\u00e9', 125) + "1.mid");         // 250 bytes and 5

        Compose("-o", path);
        Compose("-o", path);

        Directory.GetFiles(folder).Should().Equal(path);
    }

    [Fact]
    public void A_model_deep_below_long_folders_is_found()
    {
        var folder = Path.Combine([_folder.FullPath, .. Enumerable.Repeat("\u591c\u60f3\u66f2", 50)]);
        Directory.CreateDirectory(folder);
        File.Move(_model, Path.Combine(folder, "m.onnx"));

        CommandLine.Run("verify", Path.Combine(folder, "m.onnx")).ExitCode.Should().Be(0);
    }

    [Theory]
    [InlineData(256)]
    [InlineData(5000)]
    public void A_name_that_is_too_long_is_one_line(int length)
    {
        var path = _folder[new string('n', length)];

        Fail("-o", path).Should().Contain($"'{path}'");
        Fail("--prime", path).Should().Contain(path);
        CommandLine.Run("info", path).TheOneLine().Should().Contain(path);
    }

    [Fact]
    public void A_name_cannot_command_the_terminal() =>
        CommandLine.Run("info", "red\u001b[31m\u0007.onnx").TheOneLine().Should().Contain("'red?[31m?.onnx'");

    [Fact]
    public void A_folder_is_no_output() => Fail("-o", _folder.FullPath).Should().Contain("which is a folder");

    [Fact]
    public void Folders_that_are_missing_are_made()
    {
        Compose("-o", _folder["new", "er", "piece.mid"]);

        File.Exists(_folder["new", "er", "piece.mid"]).Should().BeTrue();
    }

    [Fact]
    public void An_output_below_a_file_is_named()
    {
        var path = Path.Combine(_model, "piece.mid");

        Fail("-o", path).Should().Contain($"'{path}'").And.NotContain(".tmp");
    }

    [UnixFact]
    public void What_is_read_is_not_written_over_by_whatever_way_it_is_named()
    {
        var before = File.ReadAllBytes(_model);
        Directory.CreateDirectory(_folder["below"]);
        File.CreateSymbolicLink(_folder["link.mid"], _model);
        File.CreateSymbolicLink(_folder["model.link"], _folder["link.mid"]);
        Directory.CreateSymbolicLink(_folder["below", "up"], _folder.FullPath);
        string[] names = [_model, _folder["below", "..", Path.GetFileName(_model)], _folder["link.mid"], _folder["below", "up", "model.link"]];

        foreach (var name in names)
            CommandLine.Run("compose", _model, "-o", name).TheOneLine().Should().Contain("use another --output");
        CommandLine.Run("compose", _folder["link.mid"], "-o", _folder["model.link"]).TheOneLine().Should().Contain("use another --output");

        File.ReadAllBytes(_model).Should().Equal(before);
    }

    [UnixFact]
    public void The_prime_is_not_written_over()
    {
        Compose("-o", _folder["prime.mid"]);
        File.CreateSymbolicLink(_folder["piece.mid"], "prime.mid");

        Fail("--prime", _folder["prime.mid"]).Should().Contain("use another --output");
    }

    [UnixTheory]
    [InlineData("there.mid")]
    [InlineData("not yet/there.mid")]
    public void A_link_stays_and_what_it_points_to_is_written(string target)
    {
        if (target == "there.mid")
            File.WriteAllText(_folder[target], "old");
        File.CreateSymbolicLink(_folder["piece.mid"], target);

        Compose();

        new FileInfo(_folder["piece.mid"]).LinkTarget.Should().Be(target);
        MidiReader.Read(_folder[target], MidiProfile.Strict).Score.Notes.Should().HaveCount(5);
        Files().Should().NotContain(name => name!.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [UnixFact]
    public void Links_that_go_round_in_a_circle_are_one_line()
    {
        File.CreateSymbolicLink(_folder["piece.mid"], "other.mid");
        File.CreateSymbolicLink(_folder["other.mid"], "piece.mid");

        CommandLine.Run("compose", _model, "-o", _folder["piece.mid"]).TheOneLine().Should().Contain("piece.mid");
    }

    // No real device: should this test fail, the machine still has its own.
    [UnixFact]
    public void A_device_is_not_replaced()
    {
        try
        {
            CommandLine.Run("compose", _model, "-o", "/dev/nocturne-test.mid", "--notes=5").TheOneLine()
                .Should().Contain("'/dev/nocturne-test.mid'").And.Contain("it is a device");
        }
        finally
        {
            File.Delete("/dev/nocturne-test.mid");
        }
    }

    private IEnumerable<string?> Files() => Directory.GetFileSystemEntries(_folder.FullPath).Select(Path.GetFileName);

    private void Compose(params string[] options)
    {
        var result = CommandLine.Run(["compose", _model, "--notes=5", .. Output(options)]);
        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
    }

    private string Fail(params string[] options)
    {
        var before = Files().ToList();
        var line = CommandLine.Run(["compose", _model, "--notes=5", .. Output(options)]).TheOneLine();
        Files().Should().BeEquivalentTo(before);
        return line;
    }

    private string[] Output(string[] options) => options.Contains("-o") ? options : [.. options, "-o", _folder["piece.mid"]];
}
