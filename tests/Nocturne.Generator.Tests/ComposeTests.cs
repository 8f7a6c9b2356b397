using Nocturne.Generation.Composing;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Generator.Tests;

public sealed class ComposeTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _model;
    private readonly string _piece;

    public ComposeTests()
    {
        _model = TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));
        _piece = _folder["piece.mid"];
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_piece_has_the_notes_that_were_asked_for_a_step_apart()
    {
        var result = CommandLine.Run("compose", _model, "-o", _piece, "--notes=40", "--step=0.25");

        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
        var score = MidiReader.Read(_piece, MidiProfile.Strict).Score;
        score.Notes.Should().HaveCount(40);
        score.DurationSeconds.Should().BeApproximately(40 * 0.125, 1e-9);
    }

    [Theory]
    [InlineData("0.5", null)]
    [InlineData("0.1", null)]
    [InlineData("0.01", "0.0104")]
    public void A_step_between_two_ticks_is_told_with_the_one_that_is_written(string step, string? written)
    {
        var output = CommandLine.Run("compose", _model, "-o", _piece, "--notes=4", $"--step={step}").Output;

        if (written is null)
            output.Should().NotContain("--step");
        else
            output.Should().Contain($"--step={step}").And.Contain(written);
    }

    [Fact]
    public void A_piece_is_told_of_in_a_few_lines()
    {
        var result = CommandLine.Run("compose", _model, "-o", _piece, "--notes", "40", "--device=cpu");

        result.Output.Should().Contain("gru-2x16-s0, trained on test: window of 12 steps, temperature 1")
            .And.Contain("Runs on cpu")
            .And.Contain($"{_piece}: 40 notes, 10.0 s of music, seed 0");
    }

    [Fact]
    public void The_notes_are_those_of_the_composer()
    {
        CommandLine.Run("compose", _model, "-o", _piece, "--notes=30", "--seed=1", "--temperature=0.5", "--run=stream");

        using var model = Generation.MusicModel.Load(_model);
        using var composer = new Composer(model, new ComposeSettings(30, 1, RunMode.Stream, new(Temperature: 0.5)));
        Tokens(_piece).Should().Equal(composer.Compose(composer.SeedWindow()));
    }

    [Theory]
    [InlineData("--temperature=0")]
    [InlineData("--temperature=1")]
    public void The_same_call_writes_the_same_bytes(string temperature)
    {
        CommandLine.Run("compose", _model, "-o", _piece, "--notes=50", temperature);
        var first = File.ReadAllBytes(_piece);

        CommandLine.Run("compose", _model, "-o", _piece, "--notes=50", temperature);

        File.ReadAllBytes(_piece).Should().Equal(first);
    }

    [Fact]
    public void Another_seed_writes_another_piece()
    {
        CommandLine.Run("compose", _model, "-o", _piece, "--notes=50", "--temperature=1", "--seed", "-3");
        var first = Tokens(_piece);

        CommandLine.Run("compose", _model, "-o", _piece, "--notes=50", "--temperature=1", "--seed=4");

        Tokens(_piece).Should().NotEqual(first);
    }

    [Fact]
    public void Several_pieces_are_numbered_and_take_the_seeds_that_follow()
    {
        var result = CommandLine.Run("compose", _model, "-o", _folder["take.mid"], "--notes=30", "--temperature=1", "--seed=5", "--count=3");
        CommandLine.Run("compose", _model, "-o", _piece, "--notes=30", "--temperature=1", "--seed=6");

        result.ExitCode.Should().Be(0);
        Files().Should().Equal("gru-2x16.onnx", "piece.mid", "take-1.mid", "take-2.mid", "take-3.mid");
        File.ReadAllBytes(_folder["take-2.mid"]).Should().Equal(File.ReadAllBytes(_piece));
    }

    [Fact]
    public void Pieces_that_must_repeat_are_announced()
    {
        var result = CommandLine.Run("compose", _model, "-o", _piece, "--notes=5", "--count=4", "--temperature=0");

        result.Output.Should().Contain("pieces repeat after 3");
    }

    [Fact]
    public void A_prime_is_gone_on_from_and_kept_when_asked_for()
    {
        int[] prime = [40, 44, 47, 52, 35];
        WriteMidi("prime.mid", prime);

        var result = CommandLine.Run("compose", _model, "-o", _piece, "--notes=10", "--prime", _folder["prime.mid"], "--with-prime");
        CommandLine.Run("compose", _model, "-o", _folder["rest.mid"], "--notes=10", "--prime", _folder["prime.mid"]);

        result.Output.Should().Contain("prime.mid, 5 notes");
        Tokens(_piece).Should().Equal([.. prime, .. Tokens(_folder["rest.mid"])]);
    }

    [Fact]
    public void A_model_of_classes_goes_on_from_what_it_knows_of_a_prime()
    {
        var model = TestModel.Write(_folder, TestModel.Categorical(CellKind.Lstm, InputKind.Embedding));
        Note[] notes = [new(0, 9, 72, 64), new(9, 9, 60, 64), new(9, 9, 64, 64), new(9, 9, 67, 64), new(18, 9, 60, 64), new(18, 9, 61, 64)];
        MidiWriter.Write(new Score(new TempoMap(96), notes), _folder["prime.mid"]);

        var result = CommandLine.Run("compose", model, "-o", _piece, "--notes=40", "--prime", _folder["prime.mid"]);

        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
        result.Output.Should().Contain("(1 left out: not in the vocabulary)").And.NotContain("no spread");
        MidiReader.Read(_piece, MidiProfile.Strict).Score.DurationSeconds.Should().BeApproximately(10, 1e-9);
    }

    [Fact]
    public void A_piece_that_is_there_is_replaced()
    {
        File.WriteAllText(_piece, "old");

        CommandLine.Run("compose", _model, "-o", _piece, "--notes=5");

        Tokens(_piece).Should().HaveCount(5);
        Files().Should().Equal("gru-2x16.onnx", "piece.mid");
    }

    [Fact]
    public void A_stopped_composition_leaves_what_was_there()
    {
        File.WriteAllText(_piece, "old");

        var result = CommandLine.Run(new CancellationToken(canceled: true), "compose", _model, "-o", _piece);

        result.ExitCode.Should().Be(130);
        File.ReadAllText(_piece).Should().Be("old");
        Files().Should().Equal("gru-2x16.onnx", "piece.mid");
    }

    private IEnumerable<string?> Files() => Directory.GetFiles(_folder.FullPath).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private static int[] Tokens(string path) => new PitchEncoding().Encode(MidiReader.Read(path).Score).Tokens;

    private void WriteMidi(string name, int[] tokens) => MidiWriter.Write(new PitchEncoding().Decode(tokens), _folder[name]);
}
