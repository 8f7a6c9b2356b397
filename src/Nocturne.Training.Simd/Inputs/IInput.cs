namespace Nocturne.Training.Simd.Inputs;

/// <summary>What the first layer is given.</summary>
/// <typeparam name="T">Element.</typeparam>
internal unsafe interface IInput<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Prepares a batch.</summary>
    /// <param name="inputs">Shape [B, T].</param>
    /// <param name="batch">B.</param>
    /// <param name="rows">Rows of a step: B with padding; what pads is zero, or has no gradient.</param>
    /// <returns>Shape [T, rows, inputs].</returns>
    T* Fill(ReadOnlySpan<T> inputs, int batch, int rows);

    /// <summary>Where the first layer puts the gradient of what <see cref="Fill"/> returned; <c>null</c> where nothing wants it.</summary>
    T* Gradient { get; }

    /// <summary>Hands the gradient on to the parameters.</summary>
    void AddGradient();
}
