using Nocturne.Evaluation.Claims;
using Nocturne.Evaluation.Report;
using Nocturne.Models;

namespace Nocturne.Evaluation.Tests.Report;

/// <summary>Curves with what claims look for at places that are known.</summary>
internal static class FakeGrid
{
    /// <summary>Losses of 200 epochs: held out they fall to a minimum and rise again as steeply, in training they fall.</summary>
    /// <param name="lowestEpoch">Where the minimum is.</param>
    /// <param name="lowest">How low it is.</param>
    /// <param name="last">The held-out loss of the last epoch.</param>
    public static IReadOnlyList<ReportEpoch> Curve(int lowestEpoch, double lowest = 0.015, double last = 0.025) => [.. Enumerable.Range(1, 200).Select(epoch => new ReportEpoch(
        epoch, 0.02 / (1 + epoch / 50.0), lowest + (last - lowest) * Math.Abs(epoch - lowestEpoch) / (200 - lowestEpoch), 1))];

    public static ClaimRun Run(CellKind cell, int layers, int hidden, IReadOnlyList<ReportEpoch> curve, params int[][] pieces)
    {
        var model = new ModelSpec(cell, hidden, layers);
        return new($"{model.Name}-s0", model, curve, pieces);
    }

    /// <summary>The curve with one held-out loss that is another.</summary>
    public static IReadOnlyList<ReportEpoch> With(this IReadOnlyList<ReportEpoch> curve, int epoch, double validation) =>
        [.. curve.Select(each => each.Epoch == epoch ? each with { ValidationLoss = validation } : each)];

    /// <summary>Every network of the report.</summary>
    public static IEnumerable<ModelSpec> Models =>
        from cell in Enum.GetValues<CellKind>() from hidden in (int[])[64, 128] from layers in Enumerable.Range(1, 4) select new ModelSpec(cell, hidden, layers);

    public static Claim Judge(string title, params ClaimRun[] runs) =>
        ReportClaims.Judge(new ClaimInput(runs, [], FakeReport.Lines)).Single(claim => claim.Title.Contains(title, StringComparison.Ordinal));
}
