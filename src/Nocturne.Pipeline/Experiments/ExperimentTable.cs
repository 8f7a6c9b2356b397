using Nocturne.Generation.Composing;
using Nocturne.Generation.Sampling;
using Nocturne.Music.Encodings;
using Nocturne.Training.Contract;
using static Nocturne.Base.SettingKinds;

namespace Nocturne.Pipeline.Experiments;

/// <summary>All settings of an experiment: one table for files, <c>--set</c>, locks and docs.</summary>
internal static class ExperimentTable
{
    /// <summary>All settings.</summary>
    public static SettingTable<Experiment> All { get; } = new(Experiment.Default(""))
    {
        {
            "description", Text(), "Purpose of the experiment, in one sentence.",
            e => e.Description, (e, value) => e with { Description = value }
        },
        { "corpus", Text("a corpus or a folder", "NAME"), "Corpus to train on.", e => e.Corpus, (e, value) => e with { Corpus = value } },
        {
            "encoding", NameOf([.. EncodingFamilies.All.Select(family => family.Name)]), "Encoding, which turns music into tokens.",
            e => e.Encoding, (e, value) => e with { Encoding = value }
        },
        { ModelGrid.Table.Within<Experiment>("model.", e => e.Model, (e, value) => e with { Model = value }) },
        { TrainingSettings.Table.Within<Experiment>("training.", e => e.Training, (e, value) => e with { Training = value }) },
        {
            "data.validation", Optional(ListOf(Text("a piece", "NAME"))), "Validation pieces; by default those of the corpus.",
            e => e.Data.Validation, (e, value) => e with { Data = e.Data with { Validation = value } }
        },
        { EncodingSettings() },
        { Generation(ComposeSettings.Table, settings => settings.Compose, (settings, value) => settings with { Compose = value }) },
        { Generation(SamplingSettings.Table, settings => settings.Sampling, (settings, value) => settings with { Sampling = value }) },
        { Generation(DecodeOptions.Table, settings => settings.Decode, (settings, value) => settings with { Decode = value }) },
        {
            "generation.count", IntegerFrom(1, 1_000), "Samples per model; each uses the next seed.",
            e => e.Generation.Count, (e, value) => e with { Generation = e.Generation with { Count = value } }
        },
    };

    /// <summary>Gets the values of all settings whose names start with one of the prefixes.</summary>
    public static SortedDictionary<string, string> Values(Experiment experiment, params ReadOnlySpan<string> prefixes)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var prefix in prefixes)
            foreach (var setting in All)
                if (setting.Name.StartsWith(prefix, StringComparison.Ordinal))
                    values[setting.Name] = setting.Show(experiment);
        return values;
    }

    private static IEnumerable<SettingOf<Experiment>> Generation<T>(
        SettingTable<T> table, Func<GenerationSettings, T> get, Func<GenerationSettings, T, GenerationSettings> set) =>
        table.Within<Experiment>("generation.", e => get(e.Generation), (e, value) => e with { Generation = set(e.Generation, value) });

    // Settings of all families of encodings. If two families share a name, the first one's row serves both.
    private static IEnumerable<SettingOf<Experiment>> EncodingSettings() => EncodingFamilies.All
        .SelectMany(family => family.Settings.Select(row => (Family: family, Row: row)))
        .DistinctBy(setting => setting.Row.Name)
        .Select(setting => setting.Row.Within<Experiment>(
            "data.",
            e => e.Data.EncodingOf(setting.Family),
            (e, value) => e with { Data = e.Data with { Encoding = new SortedDictionary<string, string>(value.ToDictionary()) } }));
}
