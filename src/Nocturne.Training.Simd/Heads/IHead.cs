namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer on the last recurrent layer's states, and a loss. Rows of states are as long as the padded layer.</summary>
/// <typeparam name="T">Element.</typeparam>
internal unsafe interface IHead<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Takes over changed weights.</summary>
    /// <param name="backward">Whether gradients will be asked for.</param>
    void PackWeights(bool backward);

    /// <summary>Raw scores of a slice's states.</summary>
    /// <param name="states">States, shape [8, H].</param>
    /// <returns>Scores, rows <see cref="OutputStride"/> apart; valid until the next call.</returns>
    T* Outputs(T* states);

    /// <summary>Distance of the rows of <see cref="Outputs"/>.</summary>
    int OutputStride { get; }

    /// <summary>Sum of the losses of a slice of a batch.</summary>
    /// <param name="states">States of the last step, shape [8, H], of which the first rows are the slice's windows.</param>
    /// <param name="targets">Targets of the slice's windows, at most 8.</param>
    double Loss(T* states, ReadOnlySpan<T> targets);

    /// <summary>Sum of the losses of a slice of a batch, and the gradients of the batch's mean loss.</summary>
    /// <param name="states">As in <see cref="Loss"/>.</param>
    /// <param name="targets">As in <see cref="Loss"/>.</param>
    /// <param name="batch">Windows of the whole batch (B).</param>
    /// <param name="stateGradient">Receives the gradient of the states, shape [8, H]; that of the rows beyond the slice is zero.</param>
    double Backward(T* states, ReadOnlySpan<T> targets, int batch, T* stateGradient);
}
