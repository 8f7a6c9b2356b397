using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;

namespace Nocturne.Pipeline.Tests.Experiments;

public sealed class ExperimentReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_a_file_leaves_out_keeps_its_default()
    {
        // Arrange
        Write("""{ "model": { "hidden": [96] }, "training": { "epochs": 7 } }""");
        // Act
        var experiment = Read();
        // Assert
        var expected = Experiment.Default("mine");
        experiment.Should().BeEquivalentTo(
            expected with { Model = expected.Model with { Hidden = [96] }, Training = new TrainingSettings(Epochs: 7) });
    }

    [Fact]
    public void Every_key_can_be_written_in_a_file()
    {
        // Arrange
        Write("""
            {
              "description": "All of it.", "corpus": "etudes", "encoding": "enumerated",
              "model": {
                "cells": ["gru"], "hidden": [8], "layers": [2], "seeds": [1, 2], "input": "embedding", "head": "categorical",
                "embedding": 16, "headUnits": 4
              },
              "training": {
                "epochs": 3, "batch": 4, "window": 5, "stride": 6, "batches": "streams", "learningRate": 0.25, "optimizer": "sgd",
                "weightDecay": 0.5, "momentum": 0.75, "schedule": "cosine", "warmup": 7, "finalRate": 0.125, "clipNorm": 1.5,
                "dropoutEmbedding": 0.1, "dropoutOutput": 0.2, "dropoutRecurrent": 0.3, "averaging": 0.9, "select": "training"
              },
              "data": { "validation": ["a", "b"], "octaves": true },
              "generation": { "notes": 7, "count": 8, "step": 0.125, "temperature": 0.75, "seed": 9, "run": "stream" }
            }
            """);
        // Act
        var experiment = Read();
        // Assert
        experiment.Should().BeEquivalentTo(new Experiment(
            "mine", "All of it.", "etudes", "enumerated",
            new ModelGrid([CellKind.Gru], [8], [2], [1, 2], InputKind.Embedding, HeadKind.Categorical, 16, 4),
            new TrainingSettings(3, 4, 5, 6, 0.25, 1.5, EpochChoice.Training, BatchKind.Streams)
            {
                Optimizer = new() { Kind = OptimizerKind.Sgd, WeightDecay = 0.5, Momentum = 0.75 },
                Schedule = new() { Kind = ScheduleKind.Cosine, Warmup = 7, Final = 0.125 },
                Dropout = new() { Embedding = 0.1, Output = 0.2, Recurrent = 0.3 },
                Averaging = 0.9,
            },
            new DataSettings(["a", "b"], new() { ["octaves"] = "true" }),
            new GenerationSettings(new(7, 9, RunMode.Stream), new(0.75), new(0.125), 8)));
        ExperimentTable.All.Should().OnlyContain(
            setting => setting.Show(experiment) != setting.Show(ExperimentTable.All.Defaults), "the file sets every key");
    }

    [Fact]
    public void The_command_line_wins_over_the_file()
    {
        Write("""{ "training": { "epochs": 7 } }""");

        var experiment = Read("training.epochs=9");

        experiment.Training.Epochs.Should().Be(9);
    }

    [Fact]
    public void The_last_of_two_overrides_wins()
    {
        Write("{}");

        var experiment = Read("training.epochs=9", "training.epochs=11");

        experiment.Training.Epochs.Should().Be(11);
    }

    [Fact]
    public void A_list_is_written_with_commas_on_the_command_line()
    {
        Write("{}");

        var experiment = Read("model.hidden=96, 128");

        experiment.Model.Hidden.Should().Equal(96, 128);
    }

    [Theory]
    [InlineData("model.cell=lstm")]
    [InlineData("model.cells=lstm")]
    [InlineData("Model.Cells=LSTM")]
    public void Singular_plural_and_letter_case_are_equivalent(string text)
    {
        Write("{}");

        var experiment = Read(text);

        experiment.Model.Cells.Should().Equal(CellKind.Lstm);
    }

    [Theory]
    [InlineData("model.hiden=96", "model.hidden")]
    [InlineData("hidden=96", "model.hidden")]
    [InlineData("training.learning_rate=1", "training.learningRate")]
    [InlineData("epoch=1", "training.epochs")]
    [InlineData("training.selct=training", "training.select")]
    [InlineData("data.octave=true", "data.octaves")]
    public void An_unknown_key_names_the_nearest_known_one(string text, string nearest)
    {
        Write("{}");

        var reading = () => Read(text);

        reading.Should().Throw<SettingException>().WithMessage($"*'{text.Split('=')[0]}'*'{nearest}'*");
    }

    [Theory]
    [InlineData("training.epochs=0", "training.epochs is '0'", "an integer between 1 and 100,000")]
    [InlineData("training.epochs=many", "training.epochs is 'many'", "an integer between 1 and 100,000")]
    [InlineData("training.epochs=3.5", "training.epochs is '3.5'", "an integer between 1 and 100,000")]
    [InlineData("model.hidden=64,5000", "model.hidden is '64,5000'", "an integer between 1 and 4096")]
    [InlineData("model.hidden=", "model.hidden is ''", "an integer between 1 and 4096")]
    [InlineData("model.cells=rnn,tree", "model.cells is 'rnn,tree'", "rnn, lstm or gru")]
    [InlineData("training.learningRate=NaN", "training.learningRate is 'NaN'", "above 0 and at most 1")]
    [InlineData("training.momentum=1", "training.momentum is '1'", "at least 0 and below 1")]
    [InlineData("generation.run=backwards", "generation.run is 'backwards'", "window or stream")]
    [InlineData("model.embedding=0", "model.embedding is '0'", "an integer between 1 and 4096")]
    [InlineData("model.input=vector", "model.input is 'vector'", "scalar or embedding")]
    [InlineData("model.head=both", "model.head is 'both'", "regression or categorical")]
    [InlineData("training.select=test", "training.select is 'test'", "validation or training")]
    [InlineData("data.octaves=yes", "data.octaves is 'yes'", "true or false")]
    [InlineData("encoding=events", "encoding is 'events'", "pitch or enumerated")]
    [InlineData("data.octaves=true", "data.octaves", "'pitch'")]
    public void An_invalid_value_names_its_range(string text, params string[] facts)
    {
        Write("{}");

        var reading = () => Read(text);

        reading.Should().Throw<SettingException>().Which.Message.Should().ContainAll(facts);
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        // Arrange
        Write("""{ "modl": { "hidden": [1] }, "training": { "epochs": 0, "bach": 3 }, "generation": { "notes": null } }""");
        // Act
        var reading = () => Read("model.layers=17");
        // Assert
        reading.Should().Throw<SettingException>().Which.Message.Should().ContainAll(
            "'modl'", "training.epochs is 0", "'training.bach'", "generation.notes is null", "model.layers is '17'");
    }

    [Fact]
    public void A_file_that_is_not_JSON_is_named()
    {
        Write("{ training");

        var reading = () => Read();

        reading.Should().Throw<PipelineException>().WithMessage("*mine.json*");
    }

    [Fact]
    public void An_unknown_experiment_names_the_nearest_known_one()
    {
        Write("{}");

        var reading = () => new ExperimentReader(_folder.FullPath).Read("mime");

        reading.Should().Throw<PipelineException>().WithMessage("*'mime'*'mine'*");
    }

    [Theory]
    [InlineData("quickstart", 3)]
    [InlineData("lab", 24)]
    [InlineData("enumerated", 6)]
    [InlineData("enumerated-1-embedding", 6)]
    [InlineData("enumerated-2-octaves", 6)]
    [InlineData("enumerated-3-heldout", 6)]
    [InlineData("enumerated-4-sampling", 6)]
    public void The_experiments_of_the_repository_can_be_read(string name, int runs)
    {
        var reader = new ExperimentReader(Repository.At("build", "experiments"));

        var experiment = reader.Read(name);

        experiment.Runs().Should().HaveCount(runs);
    }

    [Theory]
    [InlineData("pitch", HeadKind.Regression)]
    [InlineData("enumerated", HeadKind.Categorical)]
    public void The_head_follows_the_encoding(string encoding, HeadKind head)
    {
        Write("{}");

        var experiment = Read($"encoding={encoding}");

        experiment.Runs().Should().OnlyContain(run => run.Head == head && run.Input == InputKind.Scalar);
    }

    [Fact]
    public void An_explicit_head_overrides_that_of_the_encoding()
    {
        Write("{}");

        var experiment = Read("model.head=categorical", "model.input=embedding", "model.embedding=8");

        experiment.Runs()[0].SpecFor([88]).Should().Be(ModelSpec.OneField(CellKind.Rnn, 64, 1, 88, HeadKind.Categorical, embedding: 8));
    }

    [Fact]
    public void A_regression_over_tokens_without_an_order_is_refused()
    {
        Write("{}");

        var reading = () => Read("encoding=enumerated", "model.head=regression", "training.epochs=0");

        reading.Should().Throw<SettingException>().Which.Message.Should().ContainAll("model.head", "regression", "training.epochs is '0'");
    }

    private Experiment Read(params string[] overrides) => new ExperimentReader(_folder.FullPath).Read("mine", overrides);

    private void Write(string json) => File.WriteAllText(_folder["mine.json"], json);
}
