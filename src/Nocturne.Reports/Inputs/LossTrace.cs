using Nocturne.Evaluation.Measures;

namespace Nocturne.Reports.Inputs;

/// <summary>Features of the loss curves of a run.</summary>
internal sealed class LossTrace
{
    /// <summary>Epochs in the running median of a curve, so that a single low epoch is not taken for a minimum.</summary>
    public const int Span = 5;

    /// <summary>Number of epochs before a spike whose median it is compared with.</summary>
    public const int LevelSpan = 10;

    /// <summary>A loss of more than this times that median is a spike.</summary>
    public const double SpikeFactor = 1.2;

    public LossTrace(IReadOnlyList<ReportEpoch> epochs)
    {
        double[] validation = [.. epochs.Select(epoch => Finite(epoch.ValidationLoss))];
        double[] training = [.. epochs.Select(epoch => Finite(epoch.TrainingLoss))];
        (LowestEpoch, LowestTrainingEpoch, LowestValidation) = (LowestOf(validation), LowestOf(training), validation.Min());
        Spikes = Enumerable.Range(0, epochs.Count).Count(i => IsSpike(validation, i) || IsSpike(training, i));
    }

    /// <summary>Epoch of the lowest validation loss, by the running median.</summary>
    public int LowestEpoch { get; }

    /// <summary>Epoch of the lowest training loss, by the running median.</summary>
    public int LowestTrainingEpoch { get; }

    /// <summary>The lowest validation loss itself.</summary>
    public double LowestValidation { get; }

    /// <summary>Number of epochs whose training or validation loss is a spike.</summary>
    public int Spikes { get; }

    // The running median is cut off at the ends of the curve. Of equally low neighbours, the one in the middle counts.
    private static int LowestOf(double[] losses)
    {
        const int half = Span / 2;
        double[] smooth = [.. losses.Select((_, i) => Median(losses[Math.Max(0, i - half)..Math.Min(losses.Length, i + half + 1)]))];
        var first = Array.IndexOf(smooth, smooth.Min());
        var last = first;
        while (last + 1 < smooth.Length && smooth[last + 1] == smooth[first])
            last++;
        return (first + last) / 2 + 1;
    }

    private static bool IsSpike(double[] losses, int i) =>
        i >= LevelSpan && losses[i] > SpikeFactor * Median(losses[(i - LevelSpan)..i]);

    private static double Median(double[] values) => MetricRange.Quantile([.. values.Order()], 0.5);

    // A diverged epoch is never the lowest.
    private static double Finite(double loss) => double.IsFinite(loss) ? loss : double.MaxValue;
}
