namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer.</summary>
/// <typeparam name="T">Type of the numbers.</typeparam>
internal unsafe interface IProjection<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Stride of the rows of the output.</summary>
    int OutputStride { get; }

    /// <summary>Packs the weights for matrix products.</summary>
    /// <param name="backward">Whether to pack them for gradients too.</param>
    void PackWeights(bool backward);

    /// <summary>Computes y = W x + b.</summary>
    /// <param name="x">Shape [R, inputs].</param>
    /// <param name="rows">R, a multiple of 8.</param>
    /// <param name="y">Receives the outputs, shape [R, <see cref="OutputStride"/>].</param>
    void Forward(T* x, int rows, T* y);

    /// <summary>Adds the gradients of the weights and computes the gradient of the inputs.</summary>
    /// <param name="x">As in <see cref="Forward"/>.</param>
    /// <param name="dy">Gradient of the outputs, shape [R, <see cref="OutputStride"/>].</param>
    /// <param name="rows">R, a multiple of 8.</param>
    /// <param name="dx">Receives the gradient of the inputs, shape [R, inputs].</param>
    void Backward(T* x, T* dy, int rows, T* dx);
}
