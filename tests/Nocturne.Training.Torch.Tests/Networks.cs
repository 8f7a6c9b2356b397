using Nocturne.Models;

namespace Nocturne.Training.Torch.Tests;

/// <summary>Networks to hold the learners against each other with.</summary>
internal static class Networks
{
    /// <summary>Every cell with 1 to 4 layers of 64 and 128 units, each input and each head.</summary>
    public static TheoryData<CellKind, int, int, InputKind, HeadKind> All()
    {
        var all = new TheoryData<CellKind, int, int, InputKind, HeadKind>();
        foreach (var input in Enum.GetValues<InputKind>())
            foreach (var row in WithEveryHead())
                all.Add((CellKind)row[0], (int)row[1], (int)row[2], input, (HeadKind)row[3]);
        return all;
    }

    /// <summary>The same cells, layers, units and heads, with the input that goes with the head.</summary>
    public static TheoryData<CellKind, int, int, HeadKind> WithEveryHead()
    {
        var all = new TheoryData<CellKind, int, int, HeadKind>();
        foreach (var cell in Enum.GetValues<CellKind>())
            foreach (var hidden in (int[])[64, 128])
                for (var layers = 1; layers <= 4; layers++)
                    foreach (var head in Enum.GetValues<HeadKind>())
                        all.Add(cell, layers, hidden, head);
        return all;
    }

    /// <summary>Each cell once, each with other inputs and heads.</summary>
    public static TheoryData<CellKind, InputKind, HeadKind> Few() => new()
    {
        { CellKind.Rnn, InputKind.Scalar, HeadKind.Regression },
        { CellKind.Lstm, InputKind.Embedding, HeadKind.Categorical },
        { CellKind.Gru, InputKind.Scalar, HeadKind.Categorical },
        { CellKind.Gru, InputKind.Embedding, HeadKind.Regression },
    };

    /// <summary>A specification; an embedding has 6 numbers for each of 13 tokens.</summary>
    public static ModelSpec Spec(CellKind cell, int layers, int hidden, InputKind input, HeadKind head) => new(
        cell, hidden, layers, input, head,
        Vocabulary: input == InputKind.Embedding || head == HeadKind.Categorical ? Lesson.Vocabulary : 0,
        EmbeddingSize: input == InputKind.Embedding ? 6 : 0);

    /// <summary>A network before training.</summary>
    public static LearnerState Initial(ModelSpec spec, int seed = 1) => LearnerState.Initial(WeightInitializer.Create(spec, seed));
}
