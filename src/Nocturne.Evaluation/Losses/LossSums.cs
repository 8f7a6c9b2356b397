using Nocturne.Music.Encodings;

namespace Nocturne.Evaluation.Losses;

/// <summary>Sums over windows that the losses of pitch are computed from, in double precision.</summary>
internal sealed class LossSums
{
    private int _count;
    private double _residuals, _squares, _targets, _targetSquares, _answers, _answerSquares;

    public double MeanSquaredError => _squares / _count;

    public void Add(double target, double answer)
    {
        var residual = target - answer;
        _count++;
        _residuals += residual;
        _squares += residual * residual;
        _targets += target;
        _targetSquares += target * target;
        _answers += answer;
        _answerSquares += answer * answer;
    }

    public static double Semitones(double scaledMse) => Math.Sqrt(scaledMse) * Piano.Keys;

    public WindowLosses ToLosses()
    {
        var targetSpread = Spread(_targets, _targetSquares);
        return new WindowLosses(
            _count,
            MeanSquaredError,
            Semitones(MeanSquaredError),
            targetSpread == 0 ? double.NaN : 1 - MeanSquaredError / (targetSpread * targetSpread),
            _residuals / _count,
            Spread(_residuals, _squares),
            targetSpread,
            Spread(_answers, _answerSquares));
    }

    // Values are near [0, 1], so the difference of squares keeps about 15 digits; anything smaller is rounding.
    private double Spread(double sum, double squares)
    {
        var (mean, meanSquare) = (sum / _count, squares / _count);
        var variance = meanSquare - mean * mean;
        return variance < 1e-14 * meanSquare ? 0 : Math.Sqrt(variance);
    }
}
