using Nocturne.Generation;
using Nocturne.Generation.Composing;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class WholePipelineTests : IDisposable
{
    private readonly TinyRepository _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void All_stages_write_their_outputs()
    {
        // Act
        _repository.RunAll();
        // Assert
        string[] runs = ["rnn-1x8-s0", "lstm-1x8-s0", "gru-1x8-s0"];
        string[] expected =
        [
            "datasets/midi.pitch/dataset.json", "datasets/midi.pitch/pieces.safetensors", "datasets/midi.pitch/skipped.csv",
            .. runs.SelectMany(
                run => (string[])
                [
                    "run.json", "parity.json", "metrics.csv", "checkpoint.safetensors", "best.safetensors", "last.safetensors",
                    "events.out.tfevents.0.nocturne",
                ],
                (run, file) => $"runs/tiny/{run}/{file}"),
            .. runs.Select(run => $"models/tiny/{run}.onnx"),
            .. runs.Select(run => $"evaluation/tiny/{run}.json"),
            .. runs.SelectMany(run => (int[])[1, 2], (run, number) => $"samples/tiny/{run}-{number}.mid"),
            "report/tiny/index.html", "report/tiny/report.md",
            "locks/preprocess.tiny.json", "locks/train.tiny.gru-1x8-s0.json", "locks/report.tiny.json",
        ];
        _repository.Hashes().Keys.Select(path => path.Replace('\\', '/')).Should()
            .Contain(expected).And.NotContain(path => path.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_call_changes_nothing_and_says_so()
    {
        // Arrange
        _repository.RunAll();
        var before = _repository.Hashes();
        // Act
        var said = _repository.RunAll();
        // Assert
        _repository.Hashes().Should().BeEquivalentTo(before);
        said.Should().Contain("preprocess: up to date").And.Contain("train: all 3 runs are up to date").And.Contain("report: up to date");
    }

    [Fact]
    public void The_end_of_the_report_says_how_to_compose_more()
    {
        var said = _repository.RunAll();

        said.Should().ContainAll(_repository.At("report", "tiny", "index.html"), "nocturne compose ", ".onnx -o piece.mid");
    }

    [Fact]
    public void The_report_contains_the_command_that_reproduces_it_but_not_the_users_folder()
    {
        // Act
        _repository.RunAll("--set=training.epochs=1");
        // Assert
        File.ReadAllText(_repository.At("report", "tiny", "report.md")).Should()
            .Contain("./build.sh --target=Report --experiment=tiny --corpus=FOLDER --set=training.epochs=1")
            .And.NotContain(_repository.Music);
    }

    [Fact]
    public void The_same_call_gives_the_same_bytes()
    {
        // Arrange
        using var other = new TinyRepository();
        // Act
        _repository.RunAll();
        other.RunAll("--jobs=1");
        // Assert
        static bool IsResult(string path) => Path.GetExtension(path) is ".onnx" or ".mid";
        other.Hashes().Where(file => IsResult(file.Key)).Should()
            .BeEquivalentTo(_repository.Hashes().Where(file => IsResult(file.Key))).And.HaveCount(9);
    }

    [Fact]
    public void A_file_that_cannot_be_opened_is_skipped_and_read_once_it_can_be_opened()
    {
        // Arrange
        var piece = Path.Combine(_repository.Music, "piece1.mid");
        var closed = new FileStream(piece, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        // Act
        var (exitCode, first, _) = _repository.Run("preprocess");
        closed.Dispose();
        var (_, second, _) = _repository.Run("preprocess");
        // Assert
        exitCode.Should().Be(0);
        first.Should().Contain("4 files, 2 skipped");
        second.Should().Contain("input midi/piece1.mid changed").And.Contain("4 files, 1 skipped");
    }

    [Fact]
    public void A_file_in_place_of_a_folder_is_a_one_line_error_that_says_what_to_do()
    {
        // Arrange
        Directory.CreateDirectory(_repository.Artifacts);
        File.WriteAllText(_repository.At("datasets"), "in the way");
        // Act
        var (exitCode, _, errors) = _repository.Run("preprocess");
        // Assert
        exitCode.Should().Be(1);
        errors.Trim().Should().ContainAll("datasets", "--artifacts").And.NotContain("\n");
    }

    [Fact]
    public void A_path_with_a_space_is_quoted_in_the_printed_command()
    {
        // Arrange
        var artifacts = $"--artifacts={Path.Combine(_repository.Root, "all output")}";
        // Act
        var said = _repository.RunAll(artifacts);
        // Assert
        said.Should().MatchRegex("compose more: .*compose \"[^\"]*all output[^\"]*\\.onnx\" -o piece\\.mid");
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_skipped_and_listed()
    {
        // Act
        var (exitCode, output, _) = _repository.Run("preprocess");
        // Assert
        exitCode.Should().Be(0);
        output.Should().Contain("4 files, 1 skipped")
            .And.Contain("training: 2 pieces, 180 notes, 80 predictions").And.Contain("validation: 1 piece, 90 notes, 40 predictions");
        File.ReadAllLines(_repository.At("datasets", "midi.pitch", "skipped.csv")).Should().HaveCount(2)
            .And.HaveElementAt(0, "file,offset,reason")
            .And.Subject.Last().Should().Contain("broken.mid,0,").And.Contain("File skipped");
    }

    [Fact]
    public void Every_export_is_compared_with_the_learner_and_recorded()
    {
        // Act
        _repository.RunAll();
        // Assert
        foreach (var run in (string[])["rnn-1x8-s0", "lstm-1x8-s0", "gru-1x8-s0"])
        {
            var parity = ParityRecord.Read(_repository.At("runs", "tiny", run, "parity.json"));
            parity.Sequences.Should().Be(40);
            parity.MaxAbsoluteDifference.Should().BeInRange(1e-12, 1e-5);
        }
    }

    [Fact]
    public void The_card_names_the_origin_of_a_model()
    {
        // Act
        _repository.RunAll();
        // Assert
        using var model = MusicModel.Load(_repository.At("models", "tiny", "gru-1x8-s0.onnx"), DevicePreference.Cpu);
        model.Card.Should().BeEquivalentTo(
            new { Experiment = "tiny", RunName = "gru-1x8-s0", Corpus = "midi", Window = 10, NocturneVersion = "0.1.0" },
            options => options.ExcludingMissingMembers());
        model.Card.Seeds.Should().HaveCount(2, "each of the two training pieces has a beginning");
        model.Card.ResidualSpreads.Should().ContainSingle().Which.Should().BeGreaterThan(0);
    }

    [Fact]
    public void A_sample_is_what_the_generator_composes()
    {
        // Arrange
        _repository.RunAll();
        using var model = MusicModel.Load(_repository.At("models", "tiny", "rnn-1x8-s0.onnx"), DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeSettings(Notes: 20, Seed: 1, Sampling: new(Temperature: 0)));
        // Act
        var sample = new PitchEncoding().Encode(MidiReader.Read(_repository.At("samples", "tiny", "rnn-1x8-s0-2.mid")).Score);
        // Assert
        sample.Tokens.Should().Equal(composer.Compose(composer.SeedWindow()));
    }

    [Fact]
    public void A_missing_parity_record_repeats_the_export_but_not_the_training()
    {
        // Arrange
        _repository.RunAll();
        File.Delete(_repository.At("runs", "tiny", "gru-1x8-s0", "parity.json"));
        // Act
        var train = _repository.Run("train").Output;
        var export = _repository.Run("export").Output;
        // Assert
        train.Should().Contain("all 3 runs are up to date");
        export.Should().Contain("2 of 3 runs are up to date").And.Contain("parity.json is missing");
    }

    [Fact]
    public void Fewer_samples_leave_none_of_the_old_ones()
    {
        _repository.RunAll();

        _repository.Run("generate", "--set=generation.count=1");

        Directory.EnumerateFiles(_repository.At("samples", "tiny")).Should().HaveCount(3);
    }

    [Fact]
    public void A_stage_names_the_stage_that_must_run_before_it()
    {
        _repository.Run("preprocess");

        var (exitCode, _, errors) = _repository.Run("export");

        exitCode.Should().Be(1);
        errors.Trim().Should().ContainAll("export", "train of rnn-1x8-s0", "not up to date").And.NotContain("\n");
    }

    [Theory]
    [InlineData("--set=training.window=90", "training")]
    [InlineData("--set=data.validation=broken", "validation")]
    public void Too_little_music_for_a_window_is_an_error(string option, string side)
    {
        var (exitCode, _, errors) = _repository.Run("preprocess", option);

        exitCode.Should().Be(1);
        errors.Should().Contain($"no {side} ").And.Contain("(--set training.window=N)");
    }
}
