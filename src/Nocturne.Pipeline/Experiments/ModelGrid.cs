using Nocturne.Models;
using static Nocturne.Base.SettingKinds;

namespace Nocturne.Pipeline.Experiments;

/// <summary>The networks of an experiment: all combinations of the listed values.</summary>
/// <param name="Cells">Kinds of cell.</param>
/// <param name="Hidden">Units in each layer (H).</param>
/// <param name="Layers">Numbers of layers (L).</param>
/// <param name="Seeds">Seeds of the initial weights and of the order of batches.</param>
/// <param name="Input">What each network gets of a token.</param>
/// <param name="Head">What each network predicts, or <c>null</c> for what suits the encoding.</param>
/// <param name="Embedding">Size of the embedding (E); used only if the input is an embedding.</param>
/// <param name="HeadUnits">Units of a tanh layer before each output; 0 for linear heads.</param>
public sealed record ModelGrid(
    IReadOnlyList<CellKind> Cells,
    IReadOnlyList<int> Hidden,
    IReadOnlyList<int> Layers,
    IReadOnlyList<int> Seeds,
    InputKind Input = InputKind.Scalar,
    HeadKind? Head = null,
    int Embedding = 32,
    int HeadUnits = 0)
{
    /// <summary>The three cells, each with one layer of 64 units and seed 0.</summary>
    public static ModelGrid Default { get; } = new([CellKind.Rnn, CellKind.Lstm, CellKind.Gru], [64], [1], [0]);

    /// <summary>All settings.</summary>
    public static SettingTable<ModelGrid> Table { get; } = new(Default)
    {
        {
            "cells", ListOf(Choice<CellKind>()), "Kinds of recurrent cell.",
            grid => grid.Cells, (grid, value) => grid with { Cells = value }, "cell"
        },
        {
            "hidden", ListOf(IntegerFrom(1, 4096)), "Units in each layer.",
            grid => grid.Hidden, (grid, value) => grid with { Hidden = value }
        },
        {
            "layers", ListOf(IntegerFrom(1, 16)), "Numbers of layers.",
            grid => grid.Layers, (grid, value) => grid with { Layers = value }, "layer"
        },
        {
            "seeds", ListOf(IntegerFrom(0)), "Seeds of the initial weights and of the order of batches.",
            grid => grid.Seeds, (grid, value) => grid with { Seeds = value }, "seed"
        },
        {
            "input", Choice<InputKind>(), "What the network gets of a token: its value or a trained embedding.",
            grid => grid.Input, (grid, value) => grid with { Input = value }
        },
        {
            "head", Optional(Choice<HeadKind>()),
            "What the network predicts: the value, or a score for every token; by default what suits the encoding.",
            grid => grid.Head, (grid, value) => grid with { Head = value }
        },
        {
            "embedding", IntegerFrom(1, 4096), "Size of the embedding; used only if the input is an embedding.",
            grid => grid.Embedding, (grid, value) => grid with { Embedding = value }
        },
        {
            "headUnits", IntegerFrom(0, 4096), "Units of a tanh layer before each output; 0 for linear heads.",
            grid => grid.HeadUnits, (grid, value) => grid with { HeadUnits = value }
        },
    };

    /// <summary>Lists all runs, the cheapest first, so that the first results appear early.</summary>
    /// <param name="head">What the networks predict if this grid does not set it.</param>
    public IReadOnlyList<ExperimentRun> Runs(HeadKind head = HeadKind.Regression)
    {
        var runs = from seed in Seeds
                   from layers in Layers
                   from hidden in Hidden
                   from cell in Cells
                   select new ExperimentRun(cell, hidden, layers, seed, Input, Head ?? head, Embedding, HeadUnits).Checked();
        return [.. runs.Distinct().OrderBy(run => run.Cost).ThenBy(run => run.Name, StringComparer.Ordinal)];
    }
}
