using Nocturne.Models;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training;

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
        experiment.Should().BeEquivalentTo(expected with { Model = expected.Model with { Hidden = [96] }, Training = new TrainingSettings(Epochs: 7) });
    }

    [Fact]
    public void Every_key_can_be_written_in_a_file()
    {
        // Arrange
        Write("""
            {
              "description": "All of it.", "corpus": "etudes", "encoding": "enumerated",
              "model": { "cells": ["gru"], "hidden": [8], "layers": [2], "seeds": [1, 2], "input": "embedding", "head": "categorical", "embedding": 16 },
              "training": { "epochs": 3, "batch": 4, "window": 5, "stride": 6, "learningRate": 0.25, "clipNorm": 1.5, "select": "training" },
              "data": { "validation": ["a", "b"], "octaves": true },
              "generation": { "notes": 7, "count": 8, "step": 0.125, "temperature": 0.75, "seed": 9, "run": "stream" }
            }
            """);
        // Act
        var experiment = Read();
        // Assert
        experiment.Should().BeEquivalentTo(new Experiment(
            "mine", "All of it.", "etudes", "enumerated",
            new ModelGrid([CellKind.Gru], [8], [2], [1, 2], InputKind.Embedding, HeadKind.Categorical, 16),
            new TrainingSettings(3, 4, 5, 6, 0.25, 1.5, EpochChoice.Training),
            new DataSettings(["a", "b"], Octaves: true),
            new GenerationSettings(7, 8, 0.125, 0.75, 9, RunMode.Stream)));
    }

    [Fact]
    public void The_command_line_wins_over_the_file()
    {
        Write("""{ "training": { "epochs": 7 } }""");

        var experiment = Read("training.epochs=9");

        experiment.Training.Epochs.Should().Be(9);
    }

    [Fact]
    public void Of_two_overrides_the_last_one_wins()
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
    public void Singular_plural_and_letter_case_come_to_the_same(string text)
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

        reading.Should().Throw<SettingException>().WithMessage($"*the nearest is '{nearest}'*");
    }

    [Theory]
    [InlineData("training.epochs=0", "training.epochs is '0'; use a whole number from 1 to 100,000")]
    [InlineData("training.epochs=many", "training.epochs is 'many'; use a whole number from 1 to 100,000")]
    [InlineData("training.epochs=3.5", "training.epochs is '3.5'; use a whole number from 1 to 100,000")]
    [InlineData("model.hidden=64,5000", "model.hidden is '64,5000'; use one or more whole numbers from 1 to 4,096")]
    [InlineData("model.hidden=", "model.hidden is ''; use one or more whole numbers from 1 to 4,096")]
    [InlineData("model.cells=rnn,tree", "model.cells is 'rnn,tree'; use one or more of rnn, lstm, gru")]
    [InlineData("training.learningRate=NaN", "training.learningRate is 'NaN'; use a number above 0, up to 1")]
    [InlineData("generation.run=backwards", "generation.run is 'backwards'; use window or stream")]
    [InlineData("model.embedding=0", "model.embedding is '0'; use a whole number from 1 to 4,096")]
    [InlineData("model.input=vector", "model.input is 'vector'; use scalar or embedding")]
    [InlineData("model.head=both", "model.head is 'both'; use regression or categorical")]
    [InlineData("training.select=test", "training.select is 'test'; use validation or training")]
    [InlineData("data.octaves=yes", "data.octaves is 'yes'; use false or true")]
    [InlineData("encoding=events", "encoding is 'events'; use pitch or enumerated")]
    [InlineData("data.octaves=true", "data.octaves is true, but the encoding 'pitch' has no chords")]
    public void A_bad_value_names_its_range(string text, string mistake)
    {
        Write("{}");

        var reading = () => Read(text);

        reading.Should().Throw<SettingException>().WithMessage($"*{mistake}*");
    }

    [Fact]
    public void All_mistakes_are_named_at_once()
    {
        // Arrange
        Write("""{ "modl": { "hidden": [1] }, "training": { "epochs": 0, "bach": 3 }, "generation": { "notes": null } }""");
        // Act
        var reading = () => Read("model.layers=17");
        // Assert
        reading.Should().Throw<SettingException>().Which.Message.Should()
            .Contain("'modl'").And.Contain("training.epochs is 0").And.Contain("'training.bach'").And.Contain("generation.notes is null").And.Contain("model.layers is '17'");
    }

    [Fact]
    public void A_file_that_is_no_json_is_named()
    {
        Write("{ training");

        var reading = () => Read();

        reading.Should().Throw<PipelineException>().WithMessage("*mine.json is no JSON*");
    }

    [Fact]
    public void An_unknown_experiment_names_the_nearest_known_one()
    {
        Write("{}");

        var reading = () => new ExperimentReader(_folder.FullPath).Read("mime");

        reading.Should().Throw<PipelineException>().WithMessage("*'mime'; do you mean 'mine'*");
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

        experiment.Runs().Should().OnlyContain(run => run.Spec.Head == head && run.Spec.Input == InputKind.Scalar);
    }

    [Fact]
    public void A_head_that_is_named_wins_over_the_encoding()
    {
        Write("{}");

        var experiment = Read("model.head=categorical", "model.input=embedding", "model.embedding=8");

        experiment.Runs()[0].SpecFor(tokens: 88).Should().Be(new ModelSpec(CellKind.Rnn, 64, 1, InputKind.Embedding, HeadKind.Categorical, Vocabulary: 88, EmbeddingSize: 8));
    }

    [Fact]
    public void A_regression_over_numbers_that_mean_nothing_is_refused()
    {
        Write("{}");

        var reading = () => Read("encoding=enumerated", "model.head=regression", "training.epochs=0");

        reading.Should().Throw<SettingException>().Which.Message.Should().Contain("model.head is regression, but").And.Contain("training.epochs is '0'");
    }

    // What was made before a setting was there must not be made again.
    [Fact]
    public void Locks_leave_out_a_new_setting_that_is_as_it_always_was()
    {
        Write("{}");

        var before = SettingTable.Values(Read(), "");
        var after = SettingTable.Values(Read("encoding=enumerated", "model.input=embedding", "training.select=training", "data.octaves=true"), "");

        before.Keys.Should().NotContain(["model.input", "model.head", "model.embedding", "training.select", "data.octaves"]);
        after.Should().Contain("training.select", "training").And.Contain("data.octaves", "true").And.Contain("model.input", "embedding").And.Contain("model.head", "categorical");
    }

    private Experiment Read(params string[] overrides) => new ExperimentReader(_folder.FullPath).Read("mine", overrides);

    private void Write(string json) => File.WriteAllText(_folder["mine.json"], json);
}
