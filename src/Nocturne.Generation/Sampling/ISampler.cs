namespace Nocturne.Generation.Sampling;

/// <summary>Draws a token from the output of a head.</summary>
internal interface ISampler
{
    /// <summary>Draws a token.</summary>
    /// <param name="output">Output of the head for one step, shape [V] or [1], all values finite.</param>
    /// <param name="allowed">Whether each token is allowed, shape [V], at least one; empty if all are.</param>
    /// <param name="random">Random numbers; none is used if only one token is possible.</param>
    int Sample(ReadOnlySpan<float> output, ReadOnlySpan<bool> allowed, Random random);
}
