using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd.Tests;

/// <summary>Small networks and batches for tests.</summary>
internal static class Networks
{
    public static readonly CellKind[] Cells = Enum.GetValues<CellKind>();

    private static readonly string[] AllShapes = ["1 scalar", "4 scalar", "2 classes", "1 embedding", "2 embedding", "1 tanh", "2 chain"];
    private static readonly InputSpec[] FourFields =
        [InputSpec.Embedding(5, 2), InputSpec.Scalar(7), InputSpec.Embedding(4, 3), InputSpec.Embedding(3, 2)];

    /// <summary>Every cell, vector width and shape of <see cref="Small"/>.</summary>
    public static TheoryData<CellKind, int, string> Kinds()
    {
        var data = new TheoryData<CellKind, int, string>();
        foreach (var cell in Cells)
            foreach (var bits in (int[])[128, 256, 512])
                foreach (var shape in AllShapes)
                    data.Add(cell, bits, shape);
        return data;
    }

    /// <summary>Every cell and shape.</summary>
    public static TheoryData<CellKind, string> Shapes()
    {
        var data = new TheoryData<CellKind, string>();
        foreach (var cell in Cells)
            foreach (var shape in AllShapes)
                data.Add(cell, shape);
        return data;
    }

    /// <summary>A network with 5 units. The shape gives the number of layers and the kind of inputs and heads.</summary>
    public static ModelSpec Small(CellKind cell, string shape)
    {
        var layers = shape[0] - '0';
        return shape[2..] switch
        {
            "scalar" => ModelSpec.OneField(cell, 5, layers, vocabulary: 7),
            "classes" => ModelSpec.OneField(cell, 5, layers, 7, HeadKind.Categorical),
            "embedding" => ModelSpec.OneField(cell, 5, layers, 7, HeadKind.Categorical, embedding: 3),
            "tanh" => new(cell, 5, layers, [InputSpec.Embedding(7, 3)], [new(HeadKind.Categorical, 0, Hidden: 4)]),
            "chain" => new(cell, 5, layers, FourFields, [
                new(HeadKind.Categorical, 2, Hidden: 4),
                new(HeadKind.Regression, 1, Hidden: 3),
                new(HeadKind.Categorical, 0),
                new(HeadKind.Categorical, 3, Hidden: 5)]),
            _ => throw new ArgumentException(shape),
        };
    }

    /// <summary>A batch of random tokens.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="rows">Number of rows; 9 rows make one slice of 8 and one of 1.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="lastOnly">Whether only the last prediction counts.</param>
    /// <param name="seed">Seed of the tokens.</param>
    public static BatchBuffer Tokens(ModelSpec spec, int rows = 9, int steps = 4, bool lastOnly = false, int seed = 1)
    {
        var (random, buffer) = (new Random(seed), new BatchBuffer(spec.Fields));
        buffer.Begin(rows, steps, lastOnly ? steps - 1 : 0);
        for (var row = 0; row < rows; row++)
            buffer.Fill(row, Row(spec, steps, random));
        return buffer;
    }

    /// <summary>Random tokens of a row, shape [T + 1, F].</summary>
    public static int[] Row(ModelSpec spec, int steps, Random random) =>
        [.. Enumerable.Range(0, (steps + 1) * spec.Fields).Select(i => random.Next(spec.Inputs[i % spec.Fields].Vocabulary))];

    /// <summary>Initial weights. The constants of scalar inputs are evenly spaced from 0 to 1.</summary>
    public static Weights Initial(ModelSpec spec, int seed = 3) => WeightInitializer.Create(
        spec, seed, [.. spec.Inputs.Select(input => Shares(input.Vocabulary))]);

    public static SimdLearner Learner(ModelSpec spec, int seed = 1, TrainingSettings? settings = null) =>
        new(spec, settings ?? new TrainingSettings(), LearnerState.Initial(Initial(spec, seed)));

    private static float[] Shares(int vocabulary) => [.. Enumerable.Range(0, vocabulary).Select(token => token / (float)vocabulary)];
}
