using Nocturne.Evaluation.Losses;

namespace Nocturne.Evaluation.Measures;

/// <summary>How a number is spread over several pieces.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Lowest">Smallest value.</param>
/// <param name="LowerQuartile">Lower quartile.</param>
/// <param name="Median">Median.</param>
/// <param name="UpperQuartile">Upper quartile.</param>
/// <param name="Highest">Largest value.</param>
public sealed record MetricRange(double Mean, double Lowest, double LowerQuartile, double Median, double UpperQuartile, double Highest)
{
    /// <summary>The spread of some values, at least one.</summary>
    public static MetricRange Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        if (sorted.Length == 0)
            throw new EvaluationException("There is no piece to measure.");
        return new MetricRange(
            sorted.Average(), sorted[0], Quantile(sorted, 0.25), Quantile(sorted, 0.5), Quantile(sorted, 0.75), sorted[^1]);
    }

    /// <summary>The median of some values, at least one.</summary>
    public static double MedianOf(IEnumerable<double> values) => Of(values).Median;

    /// <summary>A quantile, by linear interpolation at (n - 1) times the share.</summary>
    /// <param name="sorted">Values in ascending order, at least one.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
