namespace Nocturne.Training.Contract;

/// <summary>The loss of a batch. It holds sums, so that a mean over several batches is exact.</summary>
public readonly ref struct BatchLoss
{
    /// <summary>
    /// Sum over the scored predictions, one number per head: squared errors, or cross-entropies in nats. Valid until the learner's
    /// next call.
    /// </summary>
    public required ReadOnlySpan<double> Heads { get; init; }

    /// <summary>Number of scored predictions of each head.</summary>
    public required int Scored { get; init; }

    /// <summary>Sum over all heads.</summary>
    public double Sum
    {
        get
        {
            var sum = 0.0;
            foreach (var head in Heads)
                sum += head;
            return sum;
        }
    }

    /// <summary>Sum over all heads, divided by the number of scored predictions; 0 if nothing was scored.</summary>
    public double Mean => Scored == 0 ? 0 : Sum / Scored;
}
