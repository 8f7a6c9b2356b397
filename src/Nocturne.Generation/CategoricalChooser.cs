namespace Nocturne.Generation;

/// <summary>A draw from the softmax of a categorical head's scores divided by the temperature.</summary>
/// <param name="temperature">No unit. 0 takes the most probable token (the first of several), 1 keeps the network's own odds.</param>
/// <param name="size">Number of tokens (V).</param>
internal sealed class CategoricalChooser(double temperature, int size) : IChooser
{
    private readonly double[] _weights = new double[size];

    /// <inheritdoc/>
    public int Choose(ReadOnlySpan<float> output, Random random)
    {
        var best = IndexOfLargest(output);
        if (temperature == 0)
            return best;
        // Less the largest score, so that its weight is 1 and no score is too large for exp.
        var sum = 0.0;
        for (var token = 0; token < output.Length; token++)
            sum += _weights[token] = Math.Exp(((double)output[token] - output[best]) / temperature);
        return Pick(random.NextDouble() * sum, best);
    }

    /// <param name="mark">A number from 0 up to the sum of all weights.</param>
    /// <param name="best">What to take where rounding leaves the mark beyond the last weight.</param>
    private int Pick(double mark, int best)
    {
        for (var token = 0; token < _weights.Length; token++)
            if ((mark -= _weights[token]) < 0)
                return token;
        return best;
    }

    private static int IndexOfLargest(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var token = 1; token < scores.Length; token++)
            if (scores[token] > scores[best])
                best = token;
        return best;
    }
}
