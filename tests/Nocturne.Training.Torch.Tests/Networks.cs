using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Networks to compare the learners with.</summary>
internal static class Networks
{
    /// <summary>Every cell with 1 to 4 layers of 64 and 128 units, each input and each head.</summary>
    public static TheoryData<CellKind, int, int, InputKind, HeadKind> All()
    {
        var all = new TheoryData<CellKind, int, int, InputKind, HeadKind>();
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var hidden in (int[])[64, 128])
                for (var layers = 1; layers <= 4; layers++)
                    foreach (var input in Enum.GetValues<InputKind>())
                        foreach (var head in Enum.GetValues<HeadKind>())
                            all.Add(cell, layers, hidden, input, head);
        return all;
    }

    /// <summary>Each cell once, with different inputs and heads.</summary>
    public static TheoryData<CellKind, InputKind, HeadKind> Few() => new()
    {
        { CellKind.Rnn, InputKind.Scalar, HeadKind.Regression },
        { CellKind.Lstm, InputKind.Embedding, HeadKind.Categorical },
        { CellKind.Gru, InputKind.Scalar, HeadKind.Categorical },
        { CellKind.Gru, InputKind.Embedding, HeadKind.Regression },
    };

    /// <summary>Every cell with one and with four fields, and every kind of batch.</summary>
    public static TheoryData<CellKind, int, BatchKind> WithEveryBatch()
    {
        var all = new TheoryData<CellKind, int, BatchKind>();
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var fields in (int[])[1, 4])
                foreach (var kind in Enum.GetValues<BatchKind>())
                    all.Add(cell, fields, kind);
        return all;
    }

    /// <summary>A network with one field of 13 tokens. An embedding has size 6.</summary>
    public static ModelSpec Spec(CellKind cell, int layers, int hidden, InputKind input, HeadKind head) =>
        ModelSpec.OneField(cell, hidden, layers, Lesson.Vocabulary, head, embedding: input == InputKind.Embedding ? 6 : 0);

    /// <summary>A network with two layers and one or four fields. Four fields cover every kind of input and head.</summary>
    public static ModelSpec Spec(CellKind cell, int fields, int hidden = 5) => fields == 1
        ? Spec(cell, 2, hidden, InputKind.Embedding, HeadKind.Categorical)
        : new(
            cell, hidden, 2,
            [InputSpec.Embedding(Lesson.Vocabulary, 5), InputSpec.Scalar(7), InputSpec.Embedding(4, 2), InputSpec.Embedding(9, 3)],
            [
                new(HeadKind.Categorical, Field: 2, Hidden: 6),
                new(HeadKind.Regression, Field: 1),
                new(HeadKind.Regression, Field: 3, Hidden: 4),
                new(HeadKind.Categorical, Field: 0),
            ]);

    /// <summary>The initial state of a network. Constants are evenly spaced from 0 to 1.</summary>
    public static LearnerState Initial(ModelSpec spec, int seed = 1) =>
        LearnerState.Initial(WeightInitializer.Create(spec, seed, Lesson.Values(spec)));

    /// <summary>Creates an untrained learner.</summary>
    public static TorchLearner Torch(ModelSpec spec, TrainingSettings? settings = null) =>
        new(spec, settings ?? new TrainingSettings(), Initial(spec));
}
