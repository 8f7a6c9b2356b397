using Nocturne.Evaluation.Metrics;
using Nocturne.Evaluation.Report;

namespace Nocturne.Evaluation.Claims;

/// <summary>What can be read off a run's curves.</summary>
internal sealed class LossTrace
{
    /// <summary>Epochs that the running median of a curve spans: one that is low by chance is no minimum.</summary>
    public const int Span = 5;

    /// <summary>Epochs before one whose median is the level that it may jump from.</summary>
    public const int LevelSpan = 10;

    /// <summary>A loss so many times its level is a spike.</summary>
    public const double SpikeFactor = 1.2;

    public LossTrace(IReadOnlyList<ReportEpoch> epochs)
    {
        double[] validation = [.. epochs.Select(epoch => Finite(epoch.ValidationLoss))], training = [.. epochs.Select(epoch => Finite(epoch.TrainingLoss))];
        LowestEpoch = LowestOf(validation);
        LowestTrainingEpoch = LowestOf(training);
        LowestValidation = validation.Min();
        Spikes = Enumerable.Range(0, epochs.Count).Count(i => IsSpike(validation, i) || IsSpike(training, i));
    }

    /// <summary>The epoch of the lowest validation loss, by the running median.</summary>
    public int LowestEpoch { get; }

    /// <summary>The epoch of the lowest training loss, by the running median.</summary>
    public int LowestTrainingEpoch { get; }

    /// <summary>The lowest validation loss itself.</summary>
    public double LowestValidation { get; }

    /// <summary>Epochs whose training or validation loss is a spike.</summary>
    public int Spikes { get; }

    // The running median is cut off at the ends of the curve; of several epochs as low, the one in the middle of the first of them.
    private static int LowestOf(double[] losses)
    {
        double[] smooth = [.. losses.Select((_, i) => Median(losses[Math.Max(0, i - Span / 2)..Math.Min(losses.Length, i + Span / 2 + 1)]))];
        var first = Array.IndexOf(smooth, smooth.Min());
        var last = first;
        while (last + 1 < smooth.Length && smooth[last + 1] == smooth[first])
            last++;
        return (first + last) / 2 + 1;
    }

    private static bool IsSpike(double[] losses, int i) =>
        i >= LevelSpan && losses[i] > SpikeFactor * Median(losses[(i - LevelSpan)..i]);

    private static double Median(double[] values) => MetricRange.Quantile([.. values.Order()], 0.5);

    // A network that has diverged is as far up as can be, and never the lowest.
    private static double Finite(double loss) => double.IsFinite(loss) ? loss : double.MaxValue;
}
