using System.Globalization;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>A run as settings of a contract.</summary>
internal static class RunSettings
{
    public static SortedDictionary<string, string> Of(ExperimentRun run)
    {
        var settings = OfEvery(run);
        if (run.Spec.EmbeddingSize > 0)
            settings["model.embedding"] = run.Spec.EmbeddingSize.ToString(CultureInfo.InvariantCulture);
        return settings;
    }

    private static SortedDictionary<string, string> OfEvery(ExperimentRun run) => new(StringComparer.Ordinal)
    {
        ["model.cell"] = run.Spec.Cell.ToString().ToLowerInvariant(),
        ["model.hidden"] = run.Spec.Hidden.ToString(CultureInfo.InvariantCulture),
        ["model.input"] = run.Spec.Input.ToString().ToLowerInvariant(),
        ["model.head"] = run.Spec.Head.ToString().ToLowerInvariant(),
        ["model.layers"] = run.Spec.Layers.ToString(CultureInfo.InvariantCulture),
        ["model.seed"] = run.Seed.ToString(CultureInfo.InvariantCulture),
    };
}
