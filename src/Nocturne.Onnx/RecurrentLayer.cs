using Nocturne.Models;
using Nocturne.Onnx.Protos;

namespace Nocturne.Onnx;

/// <summary>One recurrent layer: PyTorch's parameters become the inputs W, R and B of ONNX's RNN, LSTM or GRU.</summary>
internal static class RecurrentLayer
{
    /// <summary>Adds a layer to a graph.</summary>
    /// <param name="graph">The graph.</param>
    /// <param name="weights">The network.</param>
    /// <param name="layer">Number of the layer, from 0.</param>
    /// <param name="steps">What it is given, [T, B, I].</param>
    /// <param name="hidden">Its hidden state, [1, B, H].</param>
    /// <param name="cell">Its cell state, [1, B, H]; <c>null</c> unless it is an LSTM.</param>
    /// <returns>Its outputs, [T, B, H]; the states after the last step go by <see cref="StateAfter"/>.</returns>
    public static string Add(GraphBuilder graph, Weights weights, int layer, string steps, string hidden, string? cell)
    {
        var name = $"rnn.l{layer}";
        AddParameters(graph, weights, layer, name);
        string[] inputs = [steps, $"{name}.W", $"{name}.R", $"{name}.B", "", hidden];       // "": all sequences are of length T
        string[] outputs = [$"{name}.directions", StateAfter(TensorNames.HiddenAfter, layer)];
        if (cell is not null)
        {
            inputs = [.. inputs, cell];
            outputs = [.. outputs, StateAfter(TensorNames.CellAfter, layer)];
        }
        graph.Node(Operator(weights.Spec.Cell), outputs, inputs, Attributes(weights.Spec));
        return graph.Node("Squeeze", $"{name}.output", [$"{name}.directions", "axis_1"]);   // [T, 1, B, H] -> [T, B, H]
    }

    /// <summary>Name of a layer's share [1, B, H] of a state after the last step.</summary>
    public static string StateAfter(string state, int layer) => $"{state}.l{layer}";

    private static void AddParameters(GraphBuilder graph, Weights weights, int layer, string name)
    {
        var (cell, hidden) = (weights.Spec.Cell, weights.Spec.Hidden);
        var rows = weights.Spec.Gates * hidden;
        var inputWeights = weights[$"rnn.weight_ih_l{layer}"];
        graph.Constant($"{name}.W", [1, rows, inputWeights.Length / rows], GateOrder.ToOnnx(cell, inputWeights));
        graph.Constant($"{name}.R", [1, rows, hidden], GateOrder.ToOnnx(cell, weights[$"rnn.weight_hh_l{layer}"]));
        graph.Constant($"{name}.B", [1, 2 * rows],
            [.. GateOrder.ToOnnx(cell, weights[$"rnn.bias_ih_l{layer}"]), .. GateOrder.ToOnnx(cell, weights[$"rnn.bias_hh_l{layer}"])]);
    }

    private static string Operator(CellKind cell) => cell switch
    {
        CellKind.Rnn => "RNN",
        CellKind.Lstm => "LSTM",
        CellKind.Gru => "GRU",
        _ => throw new ArgumentOutOfRangeException(nameof(cell), cell, "This kind of cell has no ONNX form."),
    };

    // The operators' own activations are PyTorch's: tanh (RNN), sigmoid and tanh (LSTM, GRU). PyTorch applies the GRU's reset
    // gate after the matrix product and its bias, which ONNX calls linear_before_reset.
    private static AttributeProto[] Attributes(ModelSpec spec)
    {
        var size = GraphBuilder.Attribute("hidden_size", spec.Hidden);
        return spec.Cell == CellKind.Gru ? [size, GraphBuilder.Attribute("linear_before_reset", 1)] : [size];
    }
}
