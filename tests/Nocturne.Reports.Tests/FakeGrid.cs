using Nocturne.Models;
using Nocturne.Reports.Findings;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Tests;

/// <summary>Curves with the features that claims look for, at known places.</summary>
internal static class FakeGrid
{
    /// <summary>Losses of 200 epochs. The training loss falls; the validation loss falls to a minimum and rises as steeply.</summary>
    /// <param name="lowestEpoch">Epoch of the minimum.</param>
    /// <param name="lowest">Loss at the minimum.</param>
    /// <param name="last">Validation loss of the last epoch.</param>
    public static IReadOnlyList<ReportEpoch> Curve(int lowestEpoch, double lowest = 0.015, double last = 0.025)
    {
        return [.. Enumerable.Range(1, 200).Select(epoch => new ReportEpoch(epoch, 0.02 / (1 + epoch / 50.0), Validation(epoch), 1))];

        double Validation(int epoch) => lowest + (last - lowest) * Math.Abs(epoch - lowestEpoch) / (200 - lowestEpoch);
    }

    /// <summary>A network of the report.</summary>
    public static ModelSpec Model(CellKind cell, int layers, int hidden) => ModelSpec.OneField(cell, hidden, layers, vocabulary: 88);

    public static ReportRun Run(CellKind cell, int layers, int hidden, IReadOnlyList<ReportEpoch> curve, params int[][] pieces)
    {
        var model = Model(cell, layers, hidden);
        return new($"{model.Name}-s0", model, curve, 1, [.. pieces.Select(piece => new ReportSample("/made/up.mid", "seed 0", piece))], null);
    }

    /// <summary>The curve with another validation loss at one epoch.</summary>
    public static IReadOnlyList<ReportEpoch> With(this IReadOnlyList<ReportEpoch> curve, int epoch, double validation) =>
        [.. curve.Select(each => each.Epoch == epoch ? each with { ValidationLoss = validation } : each)];

    /// <summary>Every network of the report.</summary>
    public static IEnumerable<ModelSpec> Models =>
        from cell in Enum.GetValues<CellKind>()
        from hidden in (int[])[64, 128]
        from layers in Enumerable.Range(1, 4)
        select Model(cell, layers, hidden);

    public static Claim Judge(string title, params ReportRun[] runs) =>
        ReportClaims.Judge(runs, FakeReport.Lines)
            .Single(claim => claim.Title.Contains(title, StringComparison.Ordinal));
}
