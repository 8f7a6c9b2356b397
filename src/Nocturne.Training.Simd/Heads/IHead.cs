namespace Nocturne.Training.Simd.Heads;

/// <summary>A linear layer on the last recurrent layer's states, and a loss. Rows of states are as long as the padded layer.</summary>
/// <typeparam name="T">Element.</typeparam>
internal unsafe interface IHead<T> : IDisposable
    where T : unmanaged
{
    /// <summary>Takes over changed weights.</summary>
    /// <param name="backward">Whether gradients will be asked for.</param>
    void PackWeights(bool backward);

    /// <summary>Raw scores of some states.</summary>
    /// <param name="states">States, shape [R, H]; R is a multiple of 8.</param>
    /// <param name="rows">R.</param>
    /// <returns>Scores, rows <see cref="OutputStride"/> apart; valid until the next call.</returns>
    T* Outputs(T* states, int rows);

    /// <summary>Distance of the rows of <see cref="Outputs"/>.</summary>
    int OutputStride { get; }

    /// <summary>Mean loss over a batch.</summary>
    /// <param name="states">States of the last step, shape [R, H], of which the first B rows are the batch.</param>
    /// <param name="rows">R, a multiple of 8.</param>
    /// <param name="targets">Targets, shape [B].</param>
    double Loss(T* states, int rows, ReadOnlySpan<T> targets);

    /// <summary>Mean loss over a batch, and its gradients.</summary>
    /// <param name="states">As in <see cref="Loss"/>.</param>
    /// <param name="rows">R, a multiple of 8.</param>
    /// <param name="targets">Targets, shape [B].</param>
    /// <param name="stateGradient">Receives the gradient of the states, shape [R, H]; that of the rows beyond the batch is zero.</param>
    double Backward(T* states, int rows, ReadOnlySpan<T> targets, T* stateGradient);
}
