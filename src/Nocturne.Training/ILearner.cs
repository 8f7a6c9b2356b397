using Nocturne.Models;

namespace Nocturne.Training;

/// <summary>A network that learns: forward, backward and optimiser of one implementation, on one device.</summary>
public interface ILearner : IDisposable
{
    /// <summary>The network.</summary>
    ModelSpec Spec { get; }

    /// <summary>What computes, for people: <c>SIMD, 512 bits</c>.</summary>
    string Description { get; }

    /// <summary>One step: forward over a batch of windows, loss on the last output of each, backward, optimiser.</summary>
    /// <param name="inputs">Scaled inputs or, for an embedding, tokens' numbers, shape [B, T]; B is at most the batch of the settings.</param>
    /// <param name="targets">What follows each window, shape [B]: scaled values or, for a categorical head, classes' numbers.</param>
    /// <returns>Mean loss of the batch before the step: squared error, or cross-entropy in nats.</returns>
    double Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Mean loss of a batch; nothing is learned.</summary>
    /// <param name="inputs">As in <see cref="Train"/>, shape [B, T].</param>
    /// <param name="targets">As in <see cref="Train"/>, shape [B].</param>
    double Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Runs the network from a zero state.</summary>
    /// <param name="inputs">As in <see cref="Train"/>, shape [B, T].</param>
    /// <param name="batch">Windows (B).</param>
    /// <param name="outputs">Raw scores of every step, shape [B, T, V].</param>
    /// <param name="hidden">Hidden state of every layer after the last step, shape [L, B, H].</param>
    /// <param name="cell">Cell state likewise; empty unless the cell is an LSTM.</param>
    void Forward(ReadOnlySpan<float> inputs, int batch, Span<float> outputs, Span<float> hidden, Span<float> cell);

    /// <summary>A copy of all that training has made so far.</summary>
    LearnerState Save();

    /// <summary>Goes on from a state that any learner of the same network saved.</summary>
    void Load(LearnerState state);
}
