using Nocturne.Models;

namespace Nocturne.Onnx;

/// <summary>Reorders the gates of a layer, which are blocks of rows in its parameters.</summary>
internal static class GateOrder
{
    /// <summary>Returns a parameter with its gates in ONNX's order.</summary>
    /// <param name="cell">Kind of cell.</param>
    /// <param name="values">Weights or biases in PyTorch's order, rows contiguous.</param>
    public static float[] ToOnnx(CellKind cell, float[] values)
    {
        var order = Order(cell);
        var block = values.Length / order.Length;
        var ordered = new float[values.Length];
        for (var gate = 0; gate < order.Length; gate++)
            values.AsSpan(order[gate] * block, block).CopyTo(ordered.AsSpan(gate * block));
        return ordered;
    }

    // For each gate of ONNX, its position in PyTorch's order. LSTM: i f g o, in ONNX i o f c. GRU: r z n, in ONNX z r h.
    private static ReadOnlySpan<int> Order(CellKind cell) => cell switch
    {
        CellKind.Rnn => [0],
        CellKind.Lstm => [0, 3, 1, 2],
        CellKind.Gru => [1, 0, 2],
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "Unknown kind of cell."),
    };
}
