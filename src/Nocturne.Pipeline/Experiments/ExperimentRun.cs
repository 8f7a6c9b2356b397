using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>One network of an experiment.</summary>
/// <param name="Spec">The network.</param>
/// <param name="Seed">Seed of its weights and of the order of its windows.</param>
public sealed record ExperimentRun(ModelSpec Spec, int Seed)
{
    /// <summary>Cell, layers x hidden, seed: <c>gru-4x128-s0</c>.</summary>
    public string Name => $"{Spec.Name}-s{Seed}";

    /// <summary>Work of one step for one note, in weights; good enough to compare runs.</summary>
    public long Cost { get; } = Spec.Parameters().Sum(parameter => (long)parameter.Count);
}
