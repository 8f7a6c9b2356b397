using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>The networks of an experiment: every combination of what is listed.</summary>
/// <param name="Cells">Kinds of cell.</param>
/// <param name="Hidden">Units in each layer (H), each 1 to 4096.</param>
/// <param name="Layers">Numbers of layers (L), each 1 to 16.</param>
/// <param name="Seeds">Seeds of weights and of the order of windows, each 0 or more.</param>
/// <param name="Input">What each network is given at each step.</param>
/// <param name="Head">What its output means; <c>null</c>: what the encoding is for.</param>
/// <param name="Embedding">Numbers that stand for a token (E) where the input is an embedding, 1 to 4096.</param>
public sealed record ModelGrid(
    IReadOnlyList<CellKind> Cells,
    IReadOnlyList<int> Hidden,
    IReadOnlyList<int> Layers,
    IReadOnlyList<int> Seeds,
    InputKind Input = InputKind.Scalar,
    HeadKind? Head = null,
    int Embedding = 32)
{
    /// <summary>The three cells, one layer of 64, seed 0.</summary>
    public static ModelGrid Default { get; } = new([CellKind.Rnn, CellKind.Lstm, CellKind.Gru], [64], [1], [0]);

    /// <summary>Every run, the cheap ones first, so that something is to be seen soon.</summary>
    /// <param name="head">What their output means; where this grid says it, its own word wins.</param>
    public IReadOnlyList<ExperimentRun> Runs(HeadKind head = HeadKind.Regression)
    {
        var embedding = Input == InputKind.Embedding ? Embedding : 0;
        var runs = from seed in Seeds
                   from layers in Layers
                   from hidden in Hidden
                   from cell in Cells
                   select new ExperimentRun(new ModelSpec(cell, hidden, layers, Input, Head ?? head, EmbeddingSize: embedding), seed).Checked();
        return [.. runs.Distinct().OrderBy(run => run.Cost).ThenBy(run => run.Name, StringComparer.Ordinal)];
    }
}
