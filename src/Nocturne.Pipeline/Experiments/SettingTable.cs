using Nocturne.Generation;
using Nocturne.Models;
using static Nocturne.Pipeline.Experiments.SettingKinds;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Every key of an experiment: one table for files, for <c>--set</c> and for the locks.</summary>
internal static class SettingTable
{
    private static readonly (string Name, CellKind Value)[] Cells = [("rnn", CellKind.Rnn), ("lstm", CellKind.Lstm), ("gru", CellKind.Gru)];
    private static readonly (string Name, RunMode Value)[] RunModes = [("window", RunMode.Window), ("stream", RunMode.Stream)];
    private static readonly (string Name, string Value)[] Encodings = [("pitch", "pitch")];

    public static IReadOnlyList<Setting> All { get; } =
    [
        Text("description", e => e.Description, (e, value) => e with { Description = value }),
        Text("corpus", e => e.Corpus, (e, value) => e with { Corpus = value }),
        Choice("encoding", Encodings, e => e.Encoding, (e, value) => e with { Encoding = value }),

        Choices("model.cells", "model.cell", Cells, e => e.Model.Cells, (e, value) => e with { Model = e.Model with { Cells = value } }),
        Wholes("model.hidden", null, 1, 4096, e => e.Model.Hidden, (e, value) => e with { Model = e.Model with { Hidden = value } }),
        Wholes("model.layers", "model.layer", 1, 16, e => e.Model.Layers, (e, value) => e with { Model = e.Model with { Layers = value } }),
        Wholes("model.seeds", "model.seed", 0, int.MaxValue, e => e.Model.Seeds, (e, value) => e with { Model = e.Model with { Seeds = value } }),

        Whole("training.epochs", 1, 100_000, e => e.Training.Epochs, (e, value) => e with { Training = e.Training with { Epochs = value } }),
        Whole("training.batch", 1, 4096, e => e.Training.Batch, (e, value) => e with { Training = e.Training with { Batch = value } }),
        Whole("training.window", 1, 4096, e => e.Training.Window, (e, value) => e with { Training = e.Training with { Window = value } }),
        Whole("training.stride", 1, 4096, e => e.Training.Stride, (e, value) => e with { Training = e.Training with { Stride = value } }),
        Real("training.learningRate", "a number above 0, up to 1", value => value is > 0 and <= 1,
            e => e.Training.LearningRate, (e, value) => e with { Training = e.Training with { LearningRate = value } }),
        Real("training.clipNorm", "0 (off) or a number above 0", value => value >= 0,
            e => e.Training.ClipNorm, (e, value) => e with { Training = e.Training with { ClipNorm = value } }),

        new("data.validation", "names of pieces", e => e.Data.Validation is { } names ? string.Join(",", names) : "",
            (e, values) => e with { Data = new(values.Any(value => value.Length > 0) ? values : null) }),

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

    /// <summary>The values of all settings whose key begins with one of some prefixes.</summary>
    public static SortedDictionary<string, string> Values(Experiment experiment, params ReadOnlySpan<string> prefixes)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var prefix in prefixes)
            foreach (var setting in All)
                if (setting.Key.StartsWith(prefix, StringComparison.Ordinal))
                    values[setting.Key] = setting.Show(experiment);
        return values;
    }
}
