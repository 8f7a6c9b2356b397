using System.Globalization;
using Nocturne.Models;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Describes a run as settings of a contract.</summary>
internal static class RunSettings
{
    /// <summary>Gets the settings of a run, by name.</summary>
    public static SortedDictionary<string, string> Of(ExperimentRun run)
    {
        var settings = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["model.cell"] = run.Cell.ToString().ToLowerInvariant(),
            ["model.hidden"] = Text(run.Hidden),
            ["model.input"] = run.Input.ToString().ToLowerInvariant(),
            ["model.head"] = run.Head.ToString().ToLowerInvariant(),
            ["model.headUnits"] = Text(run.HeadUnits),
            ["model.layers"] = Text(run.Layers),
            ["model.seed"] = Text(run.Seed),
        };
        if (run.Input == InputKind.Embedding)
            settings["model.embedding"] = Text(run.Embedding);
        return settings;
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
