using Nocturne.Evaluation.Measures;

namespace Nocturne.Reports.Figures;

/// <summary>The range of values to show, so that a few spikes do not flatten the rest.</summary>
/// <param name="Lowest">Lower end.</param>
/// <param name="Highest">Upper end.</param>
/// <param name="NotFinite">Number of values that are NaN or infinite.</param>
internal sealed record RobustRange(double Lowest, double Highest, int NotFinite)
{
    /// <summary>The range of the finite values, up to q + (q - lowest) with q their 90 % quantile; 0 to 1 if there are none.</summary>
    public static RobustRange Of(IEnumerable<double> values)
    {
        var all = values.ToList();
        double[] sorted = [.. all.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
            return new RobustRange(0, 1, all.Count);
        var quantile = MetricRange.Quantile(sorted, 0.9);
        var limit = quantile + (quantile - sorted[0]);
        var highest = sorted[^1] > limit && limit > sorted[0] ? limit : sorted[^1];
        return new RobustRange(sorted[0], highest, all.Count - sorted.Length);
    }

    /// <summary>Whether a line is near enough to be shown: the range grows by at most half on either side.</summary>
    public bool Reaches(double value) => double.IsFinite(value) && value >= Lowest - Room && value <= Highest + Room;

    /// <summary>The range, extended to a value.</summary>
    public RobustRange With(double value) => this with { Lowest = Math.Min(Lowest, value), Highest = Math.Max(Highest, value) };

    private double Room => Math.Max(0.5 * (Highest - Lowest), 0.2 * Math.Abs(Highest));
}
