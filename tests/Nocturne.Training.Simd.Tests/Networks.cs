using Nocturne.Models;

namespace Nocturne.Training.Simd.Tests;

/// <summary>Small networks and batches.</summary>
internal static class Networks
{
    public static readonly CellKind[] Cells = Enum.GetValues<CellKind>();

    /// <summary>Every cell with 1 to 4 layers, in vectors of every width.</summary>
    public static TheoryData<CellKind, int, int> CellsDepthsAndWidths()
    {
        var data = new TheoryData<CellKind, int, int>();
        foreach (var cell in Cells)
            for (var layers = 1; layers <= 4; layers++)
                foreach (var bits in (int[])[128, 256, 512])
                    data.Add(cell, layers, bits);
        return data;
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
