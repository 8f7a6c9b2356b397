using System.Runtime.InteropServices;
using Nocturne.Models;
using Nocturne.Training.Contract;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>The dropout masks of a training step, computed on the CPU so that every learner has the same ones.</summary>
/// <param name="spec">The network.</param>
/// <param name="settings">Dropout probabilities.</param>
/// <param name="seed">Seed of the run.</param>
/// <param name="step">Number of training steps before this one.</param>
/// <param name="device">The device.</param>
internal sealed class StepDropout(ModelSpec spec, DropoutSettings settings, ulong seed, long step, Device device)
{
    /// <summary>Applies dropout to the inputs of the first layer [T, B, I].</summary>
    public Tensor DropInputs(Tensor inputs) => Drop(inputs, settings.Embedding, DropoutMask.EmbeddingPlace);

    /// <summary>Applies dropout to the outputs of a layer [T, B, H].</summary>
    public Tensor DropOutputs(Tensor outputs, int layer) => Drop(outputs, settings.Output, DropoutMask.OutputPlace(layer));

    /// <summary>Factors of a layer's state weights [gates x H, H], or <c>null</c> to drop nothing.</summary>
    public Tensor? StateWeightFactors(int layer) => settings.Recurrent == 0
        ? null
        : Factors(settings.Recurrent, DropoutMask.RecurrentPlace(layer), [spec.Gates * spec.Hidden, spec.Hidden]);

    // Elements are numbered row by row, but the layers compute step by step.
    private Tensor Drop(Tensor numbers, double probability, int place)
    {
        if (probability == 0)
            return numbers;
        var (steps, rows, size) = (numbers.shape[0], numbers.shape[1], numbers.shape[2]);
        return numbers * Factors(probability, place, [rows, steps, size]).transpose(0, 1);
    }

    private Tensor Factors(double probability, int place, long[] shape)
    {
        var factors = empty(shape);
        new DropoutMask(probability, seed, step, place).Fill(0, MemoryMarshal.Cast<byte, float>(factors.bytes));
        return factors.to(device);
    }
}
