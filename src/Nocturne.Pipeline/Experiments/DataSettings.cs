namespace Nocturne.Pipeline.Experiments;

/// <summary>What is kept out of training.</summary>
/// <param name="Validation">Names of the validation pieces; <c>null</c>: those that the corpus names.</param>
public sealed record DataSettings(IReadOnlyList<string>? Validation = null);
