namespace Nocturne.Training.Contract;

/// <summary>A learner on a device: its steps run while the next ones are prepared.</summary>
public interface IDeferredLearner : ILearner
{
    /// <summary>Maximum number of steps that may be started before their losses are taken, 1 or more.</summary>
    int MaxPending { get; }

    /// <summary>Starts a step as in <see cref="ILearner.Train"/>; its loss is known later.</summary>
    /// <remarks>All losses must be taken before a call of any member other than this one and <see cref="TakeLosses"/>.</remarks>
    /// <param name="batch">As in <see cref="ILearner.Train"/>; it may be overwritten once the call has returned.</param>
    /// <param name="step">As in <see cref="ILearner.Train"/>.</param>
    /// <exception cref="InvalidOperationException">The maximum number of steps is already pending.</exception>
    void Start(in Batch batch, in StepSettings step);

    /// <summary>Waits for the steps that were started since the last call.</summary>
    /// <param name="losses">Receives the sums of each step's heads, in order, shape [steps, heads].</param>
    void TakeLosses(Span<double> losses);
}
