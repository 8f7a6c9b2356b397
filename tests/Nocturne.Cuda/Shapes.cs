using Nocturne.Models;
using Nocturne.Training.Torch.Tests;

namespace Nocturne.Cuda;

/// <summary>Networks to judge and to measure.</summary>
internal static class Shapes
{
    /// <summary>The 24 shapes of the lab: three cells, 64 and 128 units, one to four layers.</summary>
    public static IReadOnlyList<ModelSpec> Lab { get; } =
    [
        .. from cell in Enum.GetValues<CellKind>()
           from hidden in (int[])[64, 128]
           from layers in (int[])[1, 2, 3, 4]
           select new ModelSpec(cell, hidden, layers),
    ];

    /// <summary>The same shapes from tokens to scores of tokens.</summary>
    public static IReadOnlyList<ModelSpec> LabOfTokens { get; } =
        [.. Lab.Select(spec => spec with { Input = InputKind.Embedding, Head = HeadKind.Categorical, Vocabulary = Lesson.Vocabulary, EmbeddingSize = 6 })];
}
