namespace Nocturne.Training.Simd;

/// <summary>A network whose vector width and element type are decided.</summary>
/// <typeparam name="T">float to train, double to check gradients.</typeparam>
internal interface INetwork<T> : IDisposable
    where T : unmanaged, System.Numerics.IFloatingPointIeee754<T>
{
    /// <summary>Bits in a vector.</summary>
    int VectorBits { get; }

    ParameterStore<T> Parameters { get; }

    /// <summary>Mean loss of a batch: inputs [B, T], targets [B].</summary>
    double Loss(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary>Mean loss of a batch, whose gradients replace those that are there.</summary>
    double Gradients(ReadOnlySpan<T> inputs, ReadOnlySpan<T> targets);

    /// <summary>One step of the optimiser.</summary>
    /// <param name="learningRate">Step size.</param>
    /// <param name="step">Number of this step, from 1.</param>
    /// <param name="clipNorm">Largest norm of all gradients together; 0: any.</param>
    void Update(double learningRate, long step, double clipNorm);

    /// <summary>Tells that weights were changed from outside.</summary>
    void WeightsChanged();

    /// <summary>Runs from a zero state; shapes as in <see cref="ILearner.Forward"/>.</summary>
    void Forward(ReadOnlySpan<T> inputs, int batch, Span<T> outputs, Span<T> hidden, Span<T> cell);
}
