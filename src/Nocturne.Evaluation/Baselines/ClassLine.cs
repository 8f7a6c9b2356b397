namespace Nocturne.Evaluation.Baselines;

/// <summary>What a predictor of classes is worth on the validation windows.</summary>
/// <param name="Name">The predictor, such as <c>unigram</c>.</param>
/// <param name="CrossEntropyNats">Mean of -ln p of the class that follows, in nats a token.</param>
/// <param name="CrossEntropyBits">The same in bits: divided by ln 2.</param>
/// <param name="Accuracy">Share of the windows whose most probable class is the one that follows, 0 to 1.</param>
public sealed record ClassLine(string Name, double CrossEntropyNats, double CrossEntropyBits, double Accuracy);
