using Nocturne.Models;

namespace Nocturne.Training.Simd.Tests;

/// <summary>Small networks and batches.</summary>
internal static class Networks
{
    public static readonly CellKind[] Cells = Enum.GetValues<CellKind>();

    /// <summary>Every cell with 1 to 4 layers, in vectors of every width; and with classes and embeddings, whose code the depth does not change, with 2.</summary>
    public static TheoryData<CellKind, int, int, InputKind, HeadKind> Kinds()
    {
        var data = new TheoryData<CellKind, int, int, InputKind, HeadKind>();
        foreach (var cell in Cells)
            foreach (var bits in (int[])[128, 256, 512])
            {
                for (var layers = 1; layers <= 4; layers++)
                    data.Add(cell, layers, bits, InputKind.Scalar, HeadKind.Regression);
                data.Add(cell, 2, bits, InputKind.Scalar, HeadKind.Categorical);
                data.Add(cell, 2, bits, InputKind.Embedding, HeadKind.Categorical);
                data.Add(cell, 1, bits, InputKind.Embedding, HeadKind.Categorical);
            }
        return data;
    }

    /// <summary>A network of 5 units with 7 classes and embeddings of 3 numbers, where it has them.</summary>
    public static ModelSpec Small(CellKind cell, int layers, InputKind input, HeadKind head) =>
        new(cell, Hidden: 5, layers, input, head, input == InputKind.Embedding || head == HeadKind.Categorical ? 7 : 0, input == InputKind.Embedding ? 3 : 0);

    /// <summary>A batch of 9 windows of 4, which is a slice of 8 and another of 1, and their targets.</summary>
    public static (double[] Inputs, double[] Targets) Batch(ModelSpec spec)
    {
        return (Either(36, spec.Input == InputKind.Embedding, seed: 1), Either(9, spec.Head == HeadKind.Categorical, seed: 2));

        static double[] Either(int count, bool areWhole, int seed) => [.. Numbers(count, seed).Select(number => areWhole ? Math.Floor(number * 7) : number)];
    }

    /// <summary>Numbers in [0, 1).</summary>
    public static float[] Numbers(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextSingle())];
    }

    public static SimdLearner Learner(ModelSpec spec, int seed = 1, TrainingSettings? settings = null) =>
        new(spec, settings ?? new TrainingSettings(), LearnerState.Initial(WeightInitializer.Create(spec, seed)));
}
