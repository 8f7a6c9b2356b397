namespace Nocturne.Pipeline.Experiments;

/// <summary>What is kept out of training, and what of a chord is kept.</summary>
/// <param name="Validation">Names of the validation pieces; <c>null</c>: those that the corpus names.</param>
/// <param name="Octaves">Whether the encoding <c>enumerated</c> keeps the octaves of a chord's notes.</param>
public sealed record DataSettings(IReadOnlyList<string>? Validation = null, bool Octaves = false);
