namespace Nocturne.Generation.Sampling;

/// <summary>Changes a categorical head's scores before a token is drawn from their softmax.</summary>
internal interface IScoreControl
{
    /// <summary>Changes the scores in place.</summary>
    /// <param name="scores">
    /// Scores minus the largest one, shape [V]; minus infinity for a token that cannot be drawn. The largest score must stay 0.
    /// </param>
    void Apply(Span<double> scores);
}
