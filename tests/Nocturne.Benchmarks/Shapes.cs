using Nocturne.Models;
using Nocturne.Testing.Torch;

namespace Nocturne.Benchmarks;

/// <summary>Networks to check and measure.</summary>
internal static class Shapes
{
    /// <summary>The 24 shapes of the lab: three cells, 64 and 128 units, one to four layers.</summary>
    public static IReadOnlyList<ModelSpec> Lab { get; } =
    [
        .. from cell in Enum.GetValues<CellKind>()
           from hidden in (int[])[64, 128]
           from layers in (int[])[1, 2, 3, 4]
           select ModelSpec.OneField(cell, hidden, layers, Lesson.Vocabulary),
    ];

    /// <summary>The same shapes with embedded tokens and a categorical head.</summary>
    public static IReadOnlyList<ModelSpec> LabOfTokens { get; } =
        [.. Lab.Select(spec => ModelSpec.OneField(
            spec.Cell, spec.Hidden, spec.Layers, Lesson.Vocabulary, HeadKind.Categorical, embedding: 6))];
}
