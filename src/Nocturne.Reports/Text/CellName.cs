using Nocturne.Models;

namespace Nocturne.Reports.Text;

/// <summary>Display names of cells.</summary>
internal static class CellName
{
    public static string Of(CellKind cell) => cell switch
    {
        CellKind.Rnn => "Vanilla RNN",
        CellKind.Lstm => "LSTM",
        CellKind.Gru => "GRU",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "No name for this cell."),
    };
}
