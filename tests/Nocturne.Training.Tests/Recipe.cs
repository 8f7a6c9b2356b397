using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Tests;

/// <summary>A small network, its settings and its pieces.</summary>
/// <param name="Spec">The network.</param>
/// <param name="Settings">How it is trained.</param>
/// <param name="TrainingPieces">Number of steps of each training piece.</param>
/// <param name="ValidationPieces">Number of steps of each validation piece.</param>
internal sealed record Recipe(ModelSpec Spec, TrainingSettings Settings, int[] TrainingPieces, int[] ValidationPieces)
{
    private const int Vocabulary = 32;

    /// <summary>Windows of one field: 95 windows, 6 steps an epoch, 4 epochs.</summary>
    public static Recipe Windows { get; } = new(
        ModelSpec.OneField(CellKind.Gru, hidden: 8, layers: 1, Vocabulary),
        new(Epochs: 4, Batch: 16, Window: 5, LearningRate: 0.01), [100], [60]);

    /// <summary>Streams of two fields with a chain of heads and all that a learner keeps: slots, an average, carried state.</summary>
    public static Recipe Streams { get; } = new(
        new(
            CellKind.Lstm, Hidden: 6, Layers: 2, [InputSpec.Embedding(Vocabulary, 4), InputSpec.Scalar(Vocabulary)],
            [new(HeadKind.Categorical, Field: 0), new(HeadKind.Regression, Field: 1, Hidden: 3)]),
        new(
            Epochs: 4, Batch: 3, Window: 5, LearningRate: 0.01, ClipNorm: 1, Batches: BatchKind.Streams,
            Optimizer: new(OptimizerKind.AdamW, WeightDecay: 0.01), Schedule: new(ScheduleKind.Cosine, Warmup: 4, Final: 0.1),
            Dropout: new(Embedding: 0.1, Output: 0.2, Recurrent: 0.3), Averaging: 0.9),
        [40, 23, 31, 12, 38, 2, 18], [30, 9]);

    public IBatchSource Training => Source(TrainingPieces, seed: 1);

    public IBatchSource Validation => Source(ValidationPieces, seed: 2);

    public ILearner Learner(Weights? weights = null) =>
        new SimdLearner(Spec, Settings, LearnerState.Initial(weights ?? WeightInitializer.Create(Spec, seed: 1, Values())));

    private IBatchSource Source(int[] lengths, int seed)
    {
        var pieces = lengths.Select(length => new TokenSequence([.. Enumerable.Range(0, length * Spec.Fields).Select(Token)], Spec.Fields));
        return Settings.Batches == BatchKind.Windows ? new WindowSource(pieces, Settings, seed) : new StreamSource(pieces, Settings, seed);

        int Token(int at) => (int)Math.Round((0.5 + 0.4 * Math.Sin(at * 0.7 + seed)) * (Vocabulary - 1));
    }

    private float[][] Values() =>
        [.. Spec.Inputs.Select(input => Enumerable.Range(0, input.Vocabulary).Select(token => token / (input.Vocabulary - 1f)).ToArray())];
}
