using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Generator.Tests;

public sealed class ErrorTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _model;

    public ErrorTests() => _model = TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_model_is_named() =>
        CommandLine.Run("info", _folder["no.onnx"]).TheOneLine().Should().Contain($"'{_folder["no.onnx"]}'");

    [Fact]
    public void A_truncated_model_is_refused_and_nothing_is_written()
    {
        File.WriteAllBytes(_folder["half.onnx"], File.ReadAllBytes(_model)[..2000]);

        var message = CommandLine.Run("compose", _folder["half.onnx"], "-o", _folder["piece.mid"]).TheOneLine();

        message.Should().Contain("half.onnx' (2,000 bytes)");
        File.Exists(_folder["piece.mid"]).Should().BeFalse();
    }

    [Fact]
    public void A_newer_card_asks_for_a_newer_nocturne()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Rnn), "\"format\":1,", "\"format\":7,");

        CommandLine.Run("info", path).TheOneLine().Should().Contain("format 7").And.EndWith("Use a newer nocturne.");
    }

    [Theory]
    [InlineData("compose")]
    [InlineData("info")]
    [InlineData("verify")]
    [InlineData("bench")]
    public void A_model_with_a_changed_weight_is_refused(string command)
    {
        var bytes = File.ReadAllBytes(_model);
        bytes[2000] ^= 1;
        File.WriteAllBytes(_folder["changed.onnx"], bytes);

        CommandLine.Run(command, _folder["changed.onnx"]).TheOneLine()
            .Should().MatchRegex("changed\\.onnx' \\([0-9,]+ bytes\\): .*SHA-256.*[0-9a-f]{64}.*[0-9a-f]{64}");
        Directory.GetFiles(_folder.FullPath, "*.mid").Should().BeEmpty();
    }

    [Fact]
    public void A_foreign_model_has_no_card()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Rnn), ModelCard.MetadataKey, "somebody.else");

        CommandLine.Run("compose", path, "-o", _folder["piece.mid"]).TheOneLine().Should().Contain("without a card");
    }

    [Fact]
    public void A_missing_prime_is_named() => Compose($"--prime={_folder["no.mid"]}").Should().Contain($"'{_folder["no.mid"]}'");

    [Fact]
    public void A_prime_that_is_no_midi_says_where_it_stops_being_it()
    {
        File.WriteAllText(_folder["prime.mid"], "not music");

        Compose($"--prime={_folder["prime.mid"]}").Should().StartWith($"Prime '{_folder["prime.mid"]}' cannot be read as MIDI: ").And.Contain("byte 0");
    }

    [Fact]
    public void A_prime_without_notes_of_a_piano_is_refused()
    {
        MidiWriter.Write(new Score(new TempoMap(480), [new Note(0, 480, Pitch: 10, Velocity: 64)]), _folder["prime.mid"]);

        Compose($"--prime={_folder["prime.mid"]}").Should().Contain("has no piano notes");
    }

    [Fact]
    public void A_prime_without_notes_says_what_is_wrong_with_it()
    {
        File.WriteAllBytes(_folder["prime.mid"], [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, 0, 96]);

        Compose($"--prime={_folder["prime.mid"]}").Should().Contain("has no piano notes (").And.Contain("no track");
    }

    /// <summary>Composes in vain: the one line, after a look that nothing was written.</summary>
    private string Compose(params string[] options)
    {
        var line = CommandLine.Run(["compose", _model, "-o", _folder["piece.mid"], .. options]).TheOneLine();
        Directory.GetFiles(_folder.FullPath, "piece*").Should().BeEmpty();
        return line;
    }
}
