using Nocturne.Models;

namespace Nocturne.Reports.Findings;

/// <summary>The networks of the 2019 report: three cells, 64 and 128 units, one to four layers, one number in and one out.</summary>
public static class ReportGrid
{
    /// <summary>Maximum number of layers.</summary>
    internal const int MaxLayers = 4;

    /// <summary>Whether some models contain all of the report's networks.</summary>
    public static bool IsIn(IEnumerable<ModelSpec> models)
    {
        var found = models.Where(model => model is { Inputs: [{ Kind: InputKind.Scalar }], Heads: [{ Kind: HeadKind.Regression }] })
            .Select(model => (model.Cell, model.Hidden, model.Layers)).ToHashSet();
        return (from cell in Enum.GetValues<CellKind>()
                from hidden in (int[])[64, 128]
                from layers in Enumerable.Range(1, MaxLayers)
                select (cell, hidden, layers)).All(found.Contains);
    }
}
