namespace Nocturne.Evaluation;

/// <summary>How far a categorical model's answers are from the classes that follow the windows of some pieces.</summary>
/// <remarks>A model that has diverged has NaN here.</remarks>
/// <param name="Windows">Windows judged (N).</param>
/// <param name="CrossEntropyNats">Mean of -ln p of the class that follows, p by softmax of the raw scores: nats a token.</param>
/// <param name="CrossEntropyBits">The same in bits: divided by ln 2.</param>
/// <param name="Accuracy">Share of the windows whose most probable class is the one that follows, 0 to 1.</param>
/// <param name="RepeatShare">Share of the windows whose most probable class is the last token again, 0 to 1; near 1 for a model that will be stuck.</param>
/// <param name="TargetRepeatShare">Share of the windows where the music itself repeats its last token.</param>
/// <param name="DistinctAnswers">Different classes among the most probable ones.</param>
/// <param name="DistinctTargets">Different classes among those that follow.</param>
public sealed record ClassLosses(
    int Windows,
    double CrossEntropyNats,
    double CrossEntropyBits,
    double Accuracy,
    double RepeatShare,
    double TargetRepeatShare,
    int DistinctAnswers,
    int DistinctTargets);
