using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Training;
using static Nocturne.Pipeline.Experiments.SettingKinds;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Every key of an experiment: one table for files, for <c>--set</c> and for the locks.</summary>
internal static class SettingTable
{
    private static readonly (string Name, CellKind Value)[] Cells = [("rnn", CellKind.Rnn), ("lstm", CellKind.Lstm), ("gru", CellKind.Gru)];
    private static readonly (string Name, RunMode Value)[] RunModes = [("window", RunMode.Window), ("stream", RunMode.Stream)];
    private static readonly (string Name, string Value)[] Encodings = [("pitch", "pitch"), ("enumerated", "enumerated")];
    private static readonly (string Name, InputKind Value)[] Inputs = [("scalar", InputKind.Scalar), ("embedding", InputKind.Embedding)];
    private static readonly (string Name, HeadKind Value)[] Heads = [("regression", HeadKind.Regression), ("categorical", HeadKind.Categorical)];
    private static readonly (string Name, EpochChoice Value)[] Selections = [("validation", EpochChoice.Validation), ("training", EpochChoice.Training)];
    private static readonly (string Name, bool Value)[] Answers = [("false", false), ("true", true)];

    public static IReadOnlyList<Setting> All { get; } =
    [
        Text("description", e => e.Description, (e, value) => e with { Description = value }),
        Text("corpus", e => e.Corpus, (e, value) => e with { Corpus = value }),
        Choice("encoding", Encodings, e => e.Encoding, (e, value) => e with { Encoding = value }),

        Choices("model.cells", "model.cell", Cells, e => e.Model.Cells, (e, value) => e with { Model = e.Model with { Cells = value } }),
        Wholes("model.hidden", null, 1, 4096, e => e.Model.Hidden, (e, value) => e with { Model = e.Model with { Hidden = value } }),
        Wholes("model.layers", "model.layer", 1, 16, e => e.Model.Layers, (e, value) => e with { Model = e.Model with { Layers = value } }),
        Wholes("model.seeds", "model.seed", 0, int.MaxValue, e => e.Model.Seeds, (e, value) => e with { Model = e.Model with { Seeds = value } }),
        Choice("model.input", Inputs, e => e.Model.Input, (e, value) => e with { Model = e.Model with { Input = value } }) with { Unsaid = "scalar" },
        Choice("model.head", Heads, e => e.Head, (e, value) => e with { Model = e.Model with { Head = value } }) with { Unsaid = "regression" },
        Whole("model.embedding", 1, 4096, e => e.Model.Embedding, (e, value) => e with { Model = e.Model with { Embedding = value } }) with { Unsaid = "32" },

        Whole("training.epochs", 1, 100_000, e => e.Training.Epochs, (e, value) => e with { Training = e.Training with { Epochs = value } }),
        Whole("training.batch", 1, 4096, e => e.Training.Batch, (e, value) => e with { Training = e.Training with { Batch = value } }),
        Whole("training.window", 1, 4096, e => e.Training.Window, (e, value) => e with { Training = e.Training with { Window = value } }),
        Whole("training.stride", 1, 4096, e => e.Training.Stride, (e, value) => e with { Training = e.Training with { Stride = value } }),
        Real("training.learningRate", "a number above 0, up to 1", value => value is > 0 and <= 1,
            e => e.Training.LearningRate, (e, value) => e with { Training = e.Training with { LearningRate = value } }),
        Real("training.clipNorm", "0 (off) or a number above 0", value => value >= 0,
            e => e.Training.ClipNorm, (e, value) => e with { Training = e.Training with { ClipNorm = value } }),
        Choice("training.select", Selections, e => e.Training.Select, (e, value) => e with { Training = e.Training with { Select = value } }) with { Unsaid = "validation" },

        new("data.validation", "names of pieces", e => e.Data.Validation is { } names ? string.Join(",", names) : "",
            (e, values) => e with { Data = e.Data with { Validation = values.Any(value => value.Length > 0) ? values : null } }),
        Choice("data.octaves", Answers, e => e.Data.Octaves, (e, value) => e with { Data = e.Data with { Octaves = value } }) with { Unsaid = "false" },

        Whole("generation.notes", 1, ComposeOptions.MostNotes, e => e.Generation.Notes, (e, value) => e with { Generation = e.Generation with { Notes = value } }),
        Whole("generation.count", 1, 1_000, e => e.Generation.Count, (e, value) => e with { Generation = e.Generation with { Count = value } }),
        Real("generation.step", "a number above 0, up to 64 (quarter notes)", value => value is > 0 and <= 64,
            e => e.Generation.Step, (e, value) => e with { Generation = e.Generation with { Step = value } }),
        Real("generation.temperature", $"a number from 0 to {ComposeOptions.HighestTemperature}", value => value is >= 0 and <= ComposeOptions.HighestTemperature,
            e => e.Generation.Temperature, (e, value) => e with { Generation = e.Generation with { Temperature = value } }),
        Whole("generation.seed", 0, 1_000_000_000, e => e.Generation.Seed, (e, value) => e with { Generation = e.Generation with { Seed = value } }),
        Choice("generation.run", RunModes, e => e.Generation.Run, (e, value) => e with { Generation = e.Generation with { Run = value } }),
    ];

    /// <summary>The setting that a key names; <c>null</c> if there is none.</summary>
    public static Setting? Find(string key) => All.FirstOrDefault(setting => setting.IsCalled(key));

    /// <summary>The values of all settings that are said and whose key begins with one of some prefixes.</summary>
    public static SortedDictionary<string, string> Values(Experiment experiment, params ReadOnlySpan<string> prefixes)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var prefix in prefixes)
            foreach (var setting in All)
                if (setting.Key.StartsWith(prefix, StringComparison.Ordinal) && setting.IsSaid(experiment))
                    values[setting.Key] = setting.Show(experiment);
        return values;
    }
}
