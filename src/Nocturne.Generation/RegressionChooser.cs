using Nocturne.Music.Encodings;

namespace Nocturne.Generation;

/// <summary>The value that a regression head puts out, strayed from by a normal draw.</summary>
/// <param name="spread">Standard deviation of the draws, in units of the scaled target; 0 draws nothing.</param>
internal sealed class RegressionChooser(double spread) : IChooser
{
    /// <inheritdoc/>
    public int Choose(ReadOnlySpan<float> output, Random random) =>
        PitchEncoding.Token(spread == 0 ? output[0] : (float)(output[0] + spread * Gaussian.Draw(random)));
}
