namespace Nocturne.Evaluation.Losses;

/// <summary>Losses of a categorical head on the windows of some pieces. NaN if the model has diverged.</summary>
/// <param name="Windows">Number of windows (N).</param>
/// <param name="CrossEntropyNats">Mean of -ln p of the class that follows, in nats per token.</param>
/// <param name="CrossEntropyBits">The same in bits.</param>
/// <param name="Accuracy">Share of windows whose most probable class is the one that follows.</param>
/// <param name="RepeatShare">Share of windows whose most probable class is their last token; near 1 for a model that gets stuck.</param>
/// <param name="TargetRepeatShare">Share of windows whose last token is the one that follows.</param>
/// <param name="DistinctAnswers">Number of different most probable classes.</param>
/// <param name="DistinctTargets">Number of different classes that follow.</param>
public sealed record ClassLosses(
    int Windows,
    double CrossEntropyNats,
    double CrossEntropyBits,
    double Accuracy,
    double RepeatShare,
    double TargetRepeatShare,
    int DistinctAnswers,
    int DistinctTargets);
