using Nocturne.Models;

namespace Nocturne.Evaluation.Claims;

/// <summary>The networks of the 2019 report: three cells, 64 and 128 units, one to four layers, one number in and one out.</summary>
public static class ReportGrid
{
    private static readonly int[] Units = [64, 128];

    /// <summary>The deepest network of the grid has so many layers.</summary>
    internal const int MostLayers = 4;

    /// <summary>Whether all of the report's networks are among some.</summary>
    public static bool IsIn(IEnumerable<ModelSpec> models)
    {
        var there = models.Where(model => model is { Input: InputKind.Scalar, Head: HeadKind.Regression })
            .Select(model => (model.Cell, model.Hidden, model.Layers)).ToHashSet();
        return All().All(there.Contains);
    }

    private static IEnumerable<(CellKind Cell, int Hidden, int Layers)> All() =>
        from cell in Enum.GetValues<CellKind>()
        from hidden in Units
        from layers in Enumerable.Range(1, MostLayers)
        select (cell, hidden, layers);
}
