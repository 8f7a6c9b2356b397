namespace Nocturne.Training;

/// <summary>A learner on a device that need not be waited for after every step.</summary>
public interface IDeferredLearner : ILearner
{
    /// <summary>Most steps that may be begun before their losses are taken, 1 or more.</summary>
    int MostPending { get; }

    /// <summary>One step as in <see cref="ILearner.Train"/>, whose loss is known later. Calls other than this one and <see cref="TakeLosses"/> want all losses taken first.</summary>
    /// <param name="inputs">As in <see cref="ILearner.Train"/>, shape [B, T]; they may be overwritten once the call has returned.</param>
    /// <param name="targets">As in <see cref="ILearner.Train"/>, shape [B].</param>
    /// <exception cref="InvalidOperationException">As many steps as may be are begun already.</exception>
    void Begin(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets);

    /// <summary>Waits for the steps that were begun since the last call.</summary>
    /// <param name="losses">Receives the mean loss of each, in their order; as long as there were steps.</param>
    void TakeLosses(Span<double> losses);
}
