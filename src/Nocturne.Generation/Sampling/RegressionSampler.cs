using Nocturne.Music.Encodings;

namespace Nocturne.Generation.Sampling;

/// <summary>Adds a normally distributed number to the output of a regression head and returns the nearest token.</summary>
/// <param name="spread">Standard deviation in units of the target; 0 adds nothing.</param>
/// <param name="field">The field that the head predicts; its tokens are numbers on a scale.</param>
internal sealed class RegressionSampler(double spread, TokenField field) : ISampler
{
    /// <inheritdoc/>
    public int Sample(ReadOnlySpan<float> output, ReadOnlySpan<bool> allowed, Random random)
    {
        var value = spread == 0 ? output[0] : (float)(output[0] + spread * SeededRandom.Normal(random));
        var token = field.TokenOf!(value);
        return allowed.IsEmpty || allowed[token] ? token : Nearest(value, allowed);
    }

    private int Nearest(float value, ReadOnlySpan<bool> allowed)
    {
        var nearest = -1;
        for (var token = 0; token < allowed.Length; token++)
            if (allowed[token] && (nearest < 0 || Distance(token, value) < Distance(nearest, value)))
                nearest = token;
        return nearest >= 0 ? nearest : throw new ArgumentException("No token is allowed.", nameof(allowed));
    }

    private float Distance(int token, float value) => MathF.Abs(field.Values![token] - value);
}
