namespace Nocturne.Generation.Sampling;

/// <summary>Draws from the softmax of a categorical head's scores.</summary>
/// <param name="controls">Applied to the scores first, in order.</param>
/// <param name="size">Number of tokens (V).</param>
internal sealed class CategoricalSampler(IScoreControl[] controls, int size) : ISampler
{
    private readonly double[] _scores = new double[size];

    /// <inheritdoc/>
    public int Sample(ReadOnlySpan<float> output, ReadOnlySpan<bool> allowed, Random random)
    {
        var best = IndexOfLargest(output, allowed);
        // The largest score is subtracted, so that exp does not overflow.
        for (var token = 0; token < _scores.Length; token++)
            _scores[token] = IsAllowed(allowed, token) ? (double)output[token] - output[best] : double.NegativeInfinity;
        foreach (var control in controls)
            control.Apply(_scores);

        var (sum, candidates) = (0.0, 0);
        foreach (ref var score in _scores.AsSpan())
        {
            candidates += score > double.NegativeInfinity ? 1 : 0;
            sum += score = Math.Exp(score);
        }
        return candidates == 1 ? best : Pick(random.NextDouble() * sum, best);
    }

    /// <param name="mark">A number from 0 to the sum of all weights.</param>
    /// <param name="best">The result if rounding places the mark after the last weight.</param>
    private int Pick(double mark, int best)
    {
        for (var token = 0; token < _scores.Length; token++)
            if ((mark -= _scores[token]) < 0)
                return token;
        return best;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> scores, ReadOnlySpan<bool> allowed)
    {
        var best = -1;
        for (var token = 0; token < scores.Length; token++)
            if (IsAllowed(allowed, token) && (best < 0 || scores[token] > scores[best]))
                best = token;
        return best >= 0 ? best : throw new ArgumentException("No token is allowed.", nameof(allowed));
    }

    private static bool IsAllowed(ReadOnlySpan<bool> allowed, int token) => allowed.IsEmpty || allowed[token];
}
