namespace Nocturne.Training.Contract;

/// <summary>A source of batches. A batch depends only on its epoch and index, so a training can be resumed from a position alone.</summary>
public interface IBatchSource
{
    /// <summary>Number of scored predictions in an epoch.</summary>
    int Predictions { get; }

    /// <summary>Number of batches in an epoch.</summary>
    /// <param name="epoch">Epoch, from 1; 0 for an evaluation.</param>
    int Batches(int epoch);

    /// <summary>Reads a batch. A learner must be given batches that carry state in order.</summary>
    /// <param name="epoch">Epoch, from 1; 0 for an evaluation.</param>
    /// <param name="index">0 to <see cref="Batches"/> - 1.</param>
    /// <param name="into">Receives the batch.</param>
    void Read(int epoch, int index, BatchBuffer into);
}
