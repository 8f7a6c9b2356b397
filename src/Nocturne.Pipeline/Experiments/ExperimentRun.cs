using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>One network of an experiment.</summary>
/// <param name="Spec">The network, without the size of its vocabulary: what that is, the encoded corpus says.</param>
/// <param name="Seed">Seed of its weights and of the order of its windows.</param>
public sealed record ExperimentRun(ModelSpec Spec, int Seed)
{
    /// <summary>Cell, layers x hidden, seed: <c>gru-4x128-s0</c>.</summary>
    public string Name => $"{Spec.Name}-s{Seed}";

    /// <summary>The network for an encoding of so many tokens.</summary>
    /// <param name="tokens">Different tokens (V).</param>
    /// <exception cref="SettingException">It cannot be built: with so many tokens it is too large, for one.</exception>
    public ModelSpec SpecFor(int tokens) =>
        (Spec.Input == InputKind.Embedding || Spec.Head == HeadKind.Categorical ? Spec with { Vocabulary = tokens } : Spec).Checked();

    /// <summary>This run, or a <see cref="SettingException"/> that lists what is wrong with it whatever the vocabulary.</summary>
    public ExperimentRun Checked()
    {
        SpecFor(tokens: 2);
        return this;
    }

    /// <summary>Work of one step for one note, in weights; good enough to compare runs.</summary>
    public long Cost { get; } = Spec.Parameters().Sum(parameter => (long)parameter.Count);
}
