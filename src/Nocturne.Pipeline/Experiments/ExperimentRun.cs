using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>A network of an experiment. Its number of tokens depends on the encoded corpus.</summary>
/// <param name="Cell">Kind of recurrent cell.</param>
/// <param name="Hidden">Units in each recurrent layer (H).</param>
/// <param name="Layers">Recurrent layers (L).</param>
/// <param name="Seed">Seed of the initial weights and of the order of batches.</param>
/// <param name="Input">What the network gets of each field.</param>
/// <param name="Head">What the network predicts.</param>
/// <param name="Embedding">Size of the embedding (E); used only if the input is an embedding.</param>
/// <param name="HeadUnits">Units of a tanh layer before each output; 0 for linear heads.</param>
public sealed record ExperimentRun(
    CellKind Cell,
    int Hidden,
    int Layers,
    int Seed,
    InputKind Input = InputKind.Scalar,
    HeadKind Head = HeadKind.Regression,
    int Embedding = 32,
    int HeadUnits = 0)
{
    /// <summary>Creates the run of a network whose fields all have the same settings.</summary>
    public static ExperimentRun Of(ModelSpec spec, int seed) =>
        new(spec.Cell, spec.Hidden, spec.Layers, seed, spec.Inputs[0].Kind, spec.Heads[0].Kind, spec.Inputs[0].Size, spec.Heads[0].Hidden);

    /// <summary>Name from cell, layers, units and seed, such as <c>gru-4x128-s0</c>.</summary>
    public string Name => $"{Cell.ToString().ToLowerInvariant()}-{Layers}x{Hidden}-s{Seed}";

    /// <summary>Relative cost of a step: the number of weights for a vocabulary of two tokens.</summary>
    public long Cost => SpecFor([2]).Parameters().Sum(parameter => (long)parameter.Count);

    /// <summary>Creates the specification of the network for an encoding, with an input and a head for each field.</summary>
    /// <param name="sizes">Number of tokens (V) of each field.</param>
    /// <exception cref="SettingException">The network is invalid, for example too large with so many tokens.</exception>
    public ModelSpec SpecFor(IReadOnlyList<int> sizes) => new ModelSpec(
        Cell, Hidden, Layers,
        [.. sizes.Select(size => Input == InputKind.Embedding ? InputSpec.Embedding(size, Embedding) : InputSpec.Scalar(size))],
        [.. sizes.Select((_, field) => new HeadSpec(Head, field, HeadUnits))]).Checked();

    /// <summary>Returns this run if it is valid regardless of the number of tokens.</summary>
    /// <exception cref="SettingException">The run is invalid; the message lists all mistakes.</exception>
    public ExperimentRun Checked()
    {
        SpecFor([2]);
        return this;
    }
}
