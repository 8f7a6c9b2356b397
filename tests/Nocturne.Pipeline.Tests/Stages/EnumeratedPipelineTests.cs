using System.Text.Json;
using Nocturne.Evaluation;
using Nocturne.Generation;
using Nocturne.Generation.Composing;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class EnumeratedPipelineTests : IDisposable
{
    private const string Scalar = """
        {
          "encoding": "enumerated",
          "model": { "cells": ["lstm", "gru"], "hidden": [8] },
          "training": { "epochs": 3, "batch": 16, "window": 10, "stride": 2, "select": "training" },
          "data": { "validation": ["piece3"] },
          "generation": { "notes": 20, "count": 2 }
        }
        """;

    private static readonly string[] Embedding =
    [
        "--set=model.input=embedding", "--set=model.embedding=4", "--set=data.octaves=true", "--set=training.select=validation",
        "--set=generation.temperature=1",
    ];

    private readonly TinyRepository _repository = new(Scalar);

    public EnumeratedPipelineTests()
    {
        // A few chords; one of them occurs only in the validation piece.
        for (var number = 1; number <= 3; number++)
        {
            var path = Path.Combine(_repository.Music, $"piece{number}.mid");
            var score = MidiReader.Read(path).Score;
            var chords = ((int[])[0, 30, 60]).SelectMany(step => Chord(step, top: number == 3 && step == 30 ? 58 : 55));
            MidiWriter.Write(new Score(score.Tempo, [.. score.Notes, .. chords]), path);
        }

        static IEnumerable<Note> Chord(int step, int top) => ((int[])[48, 52, top]).Select(pitch => new Note(step * 240, 240, pitch, 64));
    }

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void All_stages_run_and_a_second_call_changes_nothing()
    {
        // Arrange
        _repository.RunAll();
        var before = _repository.Hashes();
        // Act
        var said = _repository.RunAll();
        // Assert
        _repository.Hashes().Should().BeEquivalentTo(before);
        said.Should().Contain("train: all 2 runs are up to date").And.Contain("report: up to date");
        before.Keys.Select(path => path.Replace('\\', '/')).Should().Contain(
        [
            "datasets/midi.enumerated/dataset.json", "models/tiny/gru-1x8-s0.onnx", "evaluation/tiny/lstm-1x8-s0.json",
            "samples/tiny/lstm-1x8-s0-2.mid", "report/tiny/report.md",
        ]);
    }

    [Fact]
    public void Embedding_octaves_and_sampling_run_with_a_data_set_of_their_own()
    {
        // Act
        _repository.RunAll(Embedding);
        // Assert
        using var model = MusicModel.Load(_repository.At("models", "tiny", "gru-1x8-s0.onnx"), DevicePreference.Cpu);
        var vocabulary = model.Encoding.Fields[0].Size;
        model.Card.Model.Should().Be(ModelSpec.OneField(CellKind.Gru, 8, 1, vocabulary, HeadKind.Categorical, embedding: 4));
        model.Card.Encoding.Settings.Should().Contain("octaves", "true");
        File.Exists(_repository.At("datasets", "midi.enumerated-octaves", "dataset.json")).Should().BeTrue();
    }

    [Fact]
    public void The_vocabulary_of_the_training_pieces_is_in_the_data_set_and_on_the_card()
    {
        // Act
        _repository.RunAll();
        // Assert
        using var dataset = JsonDocument.Parse(File.ReadAllText(_repository.At("datasets", "midi.enumerated", "dataset.json")));
        var names = dataset.RootElement.GetProperty("encoding").GetProperty("vocabulary").EnumerateArray();
        string[] vocabulary = [.. names.Select(name => name.GetString()!)];
        using var model = MusicModel.Load(_repository.At("models", "tiny", "lstm-1x8-s0.onnx"), DevicePreference.Cpu);
        model.Card.Encoding.Should().BeEquivalentTo(new EncodingCard(
            "enumerated", [vocabulary.Length], new Dictionary<string, string> { ["octaves"] = "false" }, vocabulary));
        model.Card.Model.OutputSize.Should().Be(vocabulary.Length);
        model.Card.ResidualSpreads.Should().Equal(0);
    }

    [Fact]
    public void Tokens_that_only_the_validation_piece_has_are_counted_and_reported()
    {
        // Act
        var (_, output, _) = _repository.Run("preprocess", "--set=data.octaves=true");
        // Assert
        using var dataset = JsonDocument.Parse(File.ReadAllText(_repository.At("datasets", "midi.enumerated-octaves", "dataset.json")));
        var pieces = dataset.RootElement.GetProperty("pieces").EnumerateArray()
            .ToDictionary(piece => piece.GetProperty("name").GetString()!);
        var unknown = pieces["piece3"].GetProperty("unknown").GetInt32();
        unknown.Should().BeInRange(1, 80);
        pieces["piece3"].GetProperty("notes").GetInt32().Should().Be(90 - unknown);
        pieces["piece1"].TryGetProperty("unknown", out _).Should().BeFalse();
        output.Should().Contain($"{unknown} of 90 validation onsets");
    }

    [Fact]
    public void The_evaluation_contains_cross_entropy_and_its_baselines()
    {
        // Act
        _repository.RunAll();
        // Assert
        var evaluation = RunEvaluation.Read(_repository.At("evaluation", "tiny", "gru-1x8-s0.json"));
        evaluation.Losses.Should().BeNull();
        evaluation.Classes!.Validation.CrossEntropyNats.Should().BeGreaterThan(0);
        evaluation.Classes.Baselines.Select(line => line.Name).Should().Equal("unigram", "bigram", "last token");
    }

    [Fact]
    public void The_exported_epoch_is_that_of_the_lowest_training_loss()
    {
        // Act
        _repository.RunAll();
        // Assert
        using var run = JsonDocument.Parse(File.ReadAllText(_repository.At("runs", "tiny", "gru-1x8-s0", "run.json")));
        var losses = run.RootElement.GetProperty("epochs").EnumerateArray()
            .Select(epoch => epoch.GetProperty("trainingLoss").GetDouble()).ToArray();
        run.RootElement.GetProperty("best").GetProperty("epoch").GetInt32().Should().Be(Array.IndexOf(losses, losses.Min()) + 1);
        run.RootElement.GetProperty("training").GetProperty("select").GetString().Should().Be("training");
    }

    [Fact]
    public void Pitches_can_be_predicted_as_categories_too()
    {
        // Act
        _repository.RunAll("--set=encoding=pitch", "--set=model.head=categorical", "--set=model.input=embedding");
        // Assert
        File.ReadAllText(_repository.At("report", "tiny", "report.md")).Should().ContainAll("Cross-entropy", "Mean interval");
    }

    [Fact]
    public void A_sample_is_what_the_generator_composes()
    {
        // Arrange
        _repository.RunAll(Embedding);
        using var model = MusicModel.Load(_repository.At("models", "tiny", "lstm-1x8-s0.onnx"), DevicePreference.Cpu);
        using var composer = new Composer(model, new ComposeSettings(Notes: 20, Seed: 1, Sampling: new(Temperature: 1)));
        // Act
        var sample = model.Encoding.Encode(MidiReader.Read(_repository.At("samples", "tiny", "lstm-1x8-s0-2.mid")).Score);
        // Assert
        sample.Tokens.Should().Equal(composer.Compose(composer.SeedWindow()));
    }
}
