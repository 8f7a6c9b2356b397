using Nocturne.Models;

namespace Nocturne.Training.Contract;

/// <summary>A network that learns: forward, backward and optimizer of one implementation, on one device.</summary>
/// <remarks>
/// A learner carries the state of each row from one training batch to the next where the batch says so, and separately from one
/// evaluated batch to the next. Gradients never flow into a carried state (truncated back-propagation through time).
/// </remarks>
public interface ILearner : IDisposable
{
    /// <summary>The network.</summary>
    ModelSpec Spec { get; }

    /// <summary>What the learner runs on, for display: <c>SIMD, 512 bits</c>.</summary>
    string Description { get; }

    /// <summary>Takes one step: forward, the loss of every scored prediction, backward, optimizer.</summary>
    /// <remarks>The gradients are those of the sum over all heads of the mean over the scored predictions.</remarks>
    /// <param name="batch">The batch.</param>
    /// <param name="step">Learning rate and seed of this step.</param>
    /// <returns>The losses before the step.</returns>
    /// <exception cref="ArgumentException">The batch does not fit this network.</exception>
    BatchLoss Train(in Batch batch, in StepSettings step);

    /// <summary>Computes the losses of a batch, without dropout; the weights do not change.</summary>
    /// <param name="batch">The batch.</param>
    /// <exception cref="ArgumentException">The batch does not fit this network.</exception>
    BatchLoss Loss(in Batch batch);

    /// <summary>Runs the network. Each head reads the true tokens of the fields before it from the batch.</summary>
    /// <param name="batch">The batch; its lengths, continuations and first scored step are ignored.</param>
    /// <param name="scores">Receives the raw scores of every step, the heads side by side, shape [B, T, S].</param>
    /// <param name="state">The state to start from; receives the state after the last step.</param>
    /// <exception cref="ArgumentException">The batch does not fit this network.</exception>
    void Forward(in Batch batch, Span<float> scores, RecurrentState state);

    /// <summary>Copies the complete state.</summary>
    LearnerState Save();

    /// <summary>Replaces the state by one that any learner of the same network and optimizer saved.</summary>
    /// <exception cref="ArgumentException">The state is of another network or optimizer.</exception>
    void Load(LearnerState state);
}
