namespace Nocturne.Training;

/// <summary>Where a run stands.</summary>
/// <param name="Epoch">Epoch under way, from 1.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Step">Steps done in this epoch.</param>
/// <param name="Steps">Steps in an epoch.</param>
/// <param name="WindowsPerSecond">Training windows a second since the run was started or resumed.</param>
/// <param name="Remaining">Time left at this speed; <c>null</c> before it can be told.</param>
/// <param name="Last">The epoch that was finished last; <c>null</c> in the first one.</param>
/// <param name="Best">The epoch of the lowest validation loss, those before the run was resumed too; <c>null</c> in the first one.</param>
public sealed record RunProgress(
    int Epoch,
    int Epochs,
    int Step,
    int Steps,
    double WindowsPerSecond,
    TimeSpan? Remaining,
    EpochMetrics? Last,
    EpochMetrics? Best = null);
