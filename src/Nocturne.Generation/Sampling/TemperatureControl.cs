namespace Nocturne.Generation.Sampling;

/// <summary>Divides the scores by a temperature.</summary>
/// <param name="temperature">0 or more. 0 keeps only the most probable token, the first of several.</param>
internal sealed class TemperatureControl(double temperature) : IScoreControl
{
    /// <inheritdoc/>
    public void Apply(Span<double> scores)
    {
        if (temperature > 0)
        {
            foreach (ref var score in scores)
                score /= temperature;
            return;
        }
        var best = scores.IndexOf(0);
        scores.Fill(double.NegativeInfinity);
        scores[best] = 0;
    }
}
