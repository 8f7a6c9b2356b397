namespace Nocturne.Evaluation.Losses;

/// <summary>Losses of a trivial predictor of classes on the validation windows.</summary>
/// <param name="Name">The predictor, such as <c>unigram</c>.</param>
/// <param name="CrossEntropyNats">Mean of -ln p of the class that follows, in nats per token.</param>
/// <param name="CrossEntropyBits">The same in bits.</param>
/// <param name="Accuracy">Share of windows whose most probable class is the one that follows.</param>
public sealed record ClassLine(string Name, double CrossEntropyNats, double CrossEntropyBits, double Accuracy);
