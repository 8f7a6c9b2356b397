using Nocturne.Evaluation.Metrics;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>What part of some values to show, so that a few spikes do not flatten all the rest.</summary>
/// <param name="Lowest">Lower end.</param>
/// <param name="Highest">Upper end.</param>
/// <param name="Above">Finite values above it.</param>
/// <param name="NotFinite">Values that are NaN or infinite.</param>
internal sealed record RobustRange(double Lowest, double Highest, int Above, int NotFinite)
{
    /// <summary>
    /// All finite values, unless the largest is above q + (q - lowest), with q the value that nine tenths of them are below: then
    /// as far as that. Of no finite value: 0 to 1.
    /// </summary>
    public static RobustRange Of(IEnumerable<double> values)
    {
        var all = values.ToList();
        double[] sorted = [.. all.Where(double.IsFinite).Order()];
        if (sorted.Length == 0)
            return new RobustRange(0, 1, 0, all.Count);
        var most = MetricRange.Quantile(sorted, 0.9);
        var limit = most + (most - sorted[0]);
        var highest = sorted[^1] > limit && limit > sorted[0] ? limit : sorted[^1];
        return new RobustRange(sorted[0], highest, sorted.Count(value => value > highest), all.Count - sorted.Length);
    }

    /// <summary>Whether a line at a value is near enough to be shown with the values: the range grows by half of itself at most on either side.</summary>
    public bool Reaches(double value) => double.IsFinite(value) && value >= Lowest - Room && value <= Highest + Room;

    /// <summary>The range with a value in it.</summary>
    public RobustRange With(double value) => this with { Lowest = Math.Min(Lowest, value), Highest = Math.Max(Highest, value) };

    private double Room => Math.Max(0.5 * (Highest - Lowest), 0.2 * Math.Abs(Highest));
}
