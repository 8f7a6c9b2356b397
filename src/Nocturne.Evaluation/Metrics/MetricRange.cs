namespace Nocturne.Evaluation.Metrics;

/// <summary>How a measure is spread over several pieces.</summary>
/// <param name="Mean">Arithmetic mean.</param>
/// <param name="Lowest">Smallest value.</param>
/// <param name="LowerQuartile">Quarter of the way up, between neighbours by linear interpolation at (n - 1) / 4.</param>
/// <param name="Median">Half of the way up.</param>
/// <param name="UpperQuartile">Three quarters of the way up.</param>
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

    /// <summary>The value a share of the way up, by linear interpolation at (n - 1) times the share.</summary>
    /// <param name="sorted">Values from small to large, at least one.</param>
    /// <param name="share">0 to 1.</param>
    internal static double Quantile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)Math.Floor(place);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
