using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>The networks of an experiment: every combination of what is listed.</summary>
/// <param name="Cells">Kinds of cell.</param>
/// <param name="Hidden">Units in each layer (H), each 1 to 4096.</param>
/// <param name="Layers">Numbers of layers (L), each 1 to 16.</param>
/// <param name="Seeds">Seeds of weights and of the order of windows, each 0 or more.</param>
public sealed record ModelGrid(IReadOnlyList<CellKind> Cells, IReadOnlyList<int> Hidden, IReadOnlyList<int> Layers, IReadOnlyList<int> Seeds)
{
    /// <summary>The three cells, one layer of 64, seed 0.</summary>
    public static ModelGrid Default { get; } = new([CellKind.Rnn, CellKind.Lstm, CellKind.Gru], [64], [1], [0]);

    /// <summary>Every run, the cheap ones first, so that something is to be seen soon.</summary>
    public IReadOnlyList<ExperimentRun> Runs()
    {
        var runs = from seed in Seeds
                   from layers in Layers
                   from hidden in Hidden
                   from cell in Cells
                   select new ExperimentRun(new ModelSpec(cell, hidden, layers).Checked(), seed);
        return [.. runs.Distinct().OrderBy(run => run.Cost).ThenBy(run => run.Name, StringComparer.Ordinal)];
    }
}
