using Nocturne.Models;

namespace Nocturne.Generator.Tests;

public sealed class HelpAndInfoTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_help_of_compose_has_ranges_defaults_and_examples()
    {
        var result = CommandLine.Run("compose", "--help");

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("An integer between 1 and 100,000. [default: 500]")
            .And.Contain("--run <window|stream>")
            .And.Contain("--device <auto|cpu|cuda>")
            .And.Contain("[default: piece.mid]")
            .And.Contain("nocturne compose gru-4x128-s0.onnx -o night.mid --notes=200 --seed=7 --temperature=0.5");
    }

    [Theory]
    [InlineData]
    [InlineData("--help")]
    [InlineData("-h")]
    public void The_help_names_the_commands(params string[] args)
    {
        var result = CommandLine.Run(args);

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("compose <MODEL>").And.Contain("info <MODEL>").And.Contain("Examples:");
    }

    [Fact]
    public void The_version_is_a_number()
    {
        var result = CommandLine.Run("--version");

        result.ExitCode.Should().Be(0);
        result.Output.Should().MatchRegex(@"^\d+\.\d+\.\d+");
    }

    [Fact]
    public void Info_says_what_a_model_is()
    {
        var path = TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm));

        var result = CommandLine.Run("info", path);

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("lstm-2x16-s0: an LSTM of 2 layers of 16 units, 3,409 parameters")
            .And.Contain("Input       scalar: one number per token")
            .And.Contain("Output      regression: error 0.12")
            .And.Contain("Corpus      test")
            .And.Contain("Run         window")
            .And.Contain("Licence     Made for a test.")
            .And.Contain("Use         commercial use unknown")
            .And.Contain("Held out    unknown");
    }

    [Fact]
    public void Verify_names_the_model_and_its_hash()
    {
        var path = TestModel.Write(_folder, TestModel.Spec(CellKind.Gru));
        var bytes = File.ReadAllBytes(path);
        TestModel.Seal(bytes);

        var result = CommandLine.Run("verify", path);

        result.Should().Match<CommandLine>(call => call.ExitCode == 0 && call.Error == "");
        result.Output.Should().MatchRegex("gru-2x16-s0 of test, SHA-256 [0-9a-f]{64}\n$");
        File.ReadAllBytes(path).Should().Equal(bytes, "the exporter hashes as the framework does");
    }

    [Fact]
    public void Info_says_what_a_model_of_classes_is()
    {
        var path = TestModel.Write(_folder, TestModel.Categorical(CellKind.Gru, InputKind.Embedding));

        var result = CommandLine.Run("info", path);

        result.ExitCode.Should().Be(0);
        result.Output.Should().Contain("Encoding    enumerated (octaves false), 71 tokens: C8 B7 B-7 A7 G#7 G7 F#7 F7 ...")
            .And.Contain("Input       embedding: 6 numbers per token")
            .And.Contain("Output      categorical: 71 scores");
    }

    [Theory]
    [InlineData(true, "Use         commercial use allowed")]
    [InlineData(false, "Use         no commercial use")]
    public void Info_says_whether_commercial_use_is_allowed_and_how_well_held_out_music_is_predicted(bool isAllowed, string line)
    {
        var spec = TestModel.Categorical(CellKind.Gru, InputKind.Embedding);
        var path = TestModel.Write(_folder, spec, TestModel.Card(spec) with { CommercialUse = isAllowed, BitsPerNote = 3.25 });

        CommandLine.Run("info", path).Output.Should().Contain(line).And.Contain("Held out    3.25 bits per note");
    }

    [UnixFact]
    public void Info_of_a_link_tells_the_size_of_the_model()
    {
        var path = TestModel.Write(_folder, TestModel.Spec(CellKind.Lstm));
        File.CreateSymbolicLink(_folder["link.onnx"], path);

        CommandLine.Run("info", _folder["link.onnx"]).Output.Should().Contain($" parameters, {new FileInfo(path).Length:N0} bytes");
    }

    [Fact]
    public void A_card_cannot_command_the_terminal()
    {
        var path = TestModel.WriteEdited(_folder, TestModel.Spec(CellKind.Gru), "Made for a test.", "Made \\u001b[31m.");

        CommandLine.Run("info", path).Output.Should().Contain("Licence     Made ?[31m.").And.NotContain("\u001b");
        CommandLine.Run("info", path, "--format=json").Output.Should().NotContain("\u001b");
    }

    [Fact]
    public void Info_as_json_is_the_card()
    {
        var spec = TestModel.Spec(CellKind.Gru);
        var path = TestModel.Write(_folder, spec);

        var result = CommandLine.Run("info", path, "--format=json");

        ModelCard.Parse(result.Output).Should().BeEquivalentTo(TestModel.Card(spec), options => options.Excluding(card => card.Sha256));
    }
}
