using Nocturne.Training.Contract;
using Nocturne.Training.Simd.Kernels;

namespace Nocturne.Training.Simd;

/// <summary>A network, independent of its vector width.</summary>
/// <typeparam name="T">float for training, double for gradient checks.</typeparam>
internal interface INetwork<T> : IDisposable
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>Number of bits in a vector.</summary>
    int VectorBits { get; }

    ParameterStore<T> Parameters { get; }

    /// <summary>State that training carries from batch to batch.</summary>
    CarriedState<T> Carried { get; }

    /// <summary>Computes the sum of a batch's losses for each head.</summary>
    void Loss(in Batch batch, Span<double> sums);

    /// <summary>Computes the losses with dropout, and the gradients of their mean. They replace the previous gradients.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="dropout">Dropout probabilities.</param>
    /// <param name="seed">Seed of the dropout masks.</param>
    /// <param name="steps">Number of training steps before this one.</param>
    /// <param name="sums">Receives the sum of the losses for each head.</param>
    void Gradients(in Batch batch, in DropoutSettings dropout, ulong seed, long steps, Span<double> sums);

    /// <summary>Takes a step of the optimizer.</summary>
    /// <param name="settings">The optimizer, clipping and averaging.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="step">Number of this step, from 1.</param>
    void Update(TrainingSettings settings, double learningRate, long step);

    /// <summary>Must be called after the weights in <see cref="Parameters"/> are changed.</summary>
    void WeightsChanged();

    /// <summary>Runs the network; shapes as in <see cref="ILearner.Forward"/>.</summary>
    void Forward(in Batch batch, Span<T> scores, Span<T> hidden, Span<T> cell);
}
