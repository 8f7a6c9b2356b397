using Nocturne.Models;
using Nocturne.Onnx.Protos;

namespace Nocturne.Onnx;

/// <summary>A network as an ONNX graph: input, recurrent layers, head; each is one method here.</summary>
/// <remarks>
/// ONNX's recurrent operators are time-major and of one layer each, so the batch-major input is transposed once at either end
/// and the states [L, B, H] are split before and joined after the layers.
/// </remarks>
internal static class NetworkGraph
{
    /// <summary>The graph of a network.</summary>
    public static GraphProto Build(Weights weights)
    {
        var spec = weights.Spec;
        var graph = new GraphBuilder(spec.Name);
        graph.Constant("axis_1", 1L);

        var steps = AddInput(graph, weights);                                           // [T, B, I]
        var hidden = AddStateBefore(graph, spec, TensorNames.Hidden);                   // L times [1, B, H]
        var cells = spec.HasCellState ? AddStateBefore(graph, spec, TensorNames.Cell) : [];
        for (var layer = 0; layer < spec.Layers; layer++)
            steps = RecurrentLayer.Add(graph, weights, layer, steps, hidden[layer], spec.HasCellState ? cells[layer] : null);
        AddHead(graph, weights, steps);
        AddStateAfter(graph, spec, TensorNames.HiddenAfter);
        if (spec.HasCellState)
            AddStateAfter(graph, spec, TensorNames.CellAfter);
        return graph.Graph;
    }

    /// <returns>What the first layer is given, [T, B, I].</returns>
    private static string AddInput(GraphBuilder graph, Weights weights) => weights.Spec.Input switch
    {
        InputKind.Scalar => AddScalars(graph),
        InputKind.Embedding => AddEmbedding(graph, weights),
        _ => throw new ArgumentOutOfRangeException(nameof(weights), weights.Spec.Input, "This kind of input has no ONNX form."),
    };

    private static string AddScalars(GraphBuilder graph)
    {
        graph.Constant("axis_2", 2L);
        graph.Input(TensorNames.Input, GraphBuilder.Size("B"), GraphBuilder.Size("T"));
        var features = graph.Node("Unsqueeze", "input.features", [TensorNames.Input, "axis_2"]);                    // [B, T, 1]
        return graph.Node("Transpose", "input.steps", [features], GraphBuilder.Attribute("perm", [1, 0, 2]));       // [T, B, 1]
    }

    // Transposed as tokens: of the embedding there is E times as much to move.
    private static string AddEmbedding(GraphBuilder graph, Weights weights)
    {
        var spec = weights.Spec;
        graph.Constant("embedding.weight", [spec.Vocabulary, spec.EmbeddingSize], weights["embedding.weight"]);
        graph.WholeInput(TensorNames.Input, GraphBuilder.Size("B"), GraphBuilder.Size("T"));
        var tokens = graph.Node("Transpose", "input.tokens", [TensorNames.Input], GraphBuilder.Attribute("perm", [1, 0]));              // [T, B]
        return graph.Node("Gather", "input.steps", ["embedding.weight", tokens], GraphBuilder.Attribute("axis", 0));                    // [T, B, E]
    }

    /// <param name="graph">The graph.</param>
    /// <param name="weights">The network.</param>
    /// <param name="steps">Outputs of the last layer, [T, B, H].</param>
    private static void AddHead(GraphBuilder graph, Weights weights, string steps)
    {
        var spec = weights.Spec;
        graph.Constant("head.weight", [spec.Hidden, spec.OutputSize], Transposed(weights["head.weight"], spec.OutputSize, spec.Hidden));
        graph.Constant("head.bias", [spec.OutputSize], weights["head.bias"]);
        var batch = graph.Node("Transpose", "head.input", [steps], GraphBuilder.Attribute("perm", [1, 0, 2]));      // [B, T, H]
        var scores = graph.Node("MatMul", "head.scores", [batch, "head.weight"]);                                   // [B, T, V]
        graph.Node("Add", TensorNames.Output, [scores, "head.bias"]);
        graph.Output(TensorNames.Output, GraphBuilder.Size("B"), GraphBuilder.Size("T"), GraphBuilder.Size(spec.OutputSize));
    }

    /// <returns>The state of each layer, [1, B, H].</returns>
    private static string[] AddStateBefore(GraphBuilder graph, ModelSpec spec, string name)
    {
        graph.Input(name, GraphBuilder.Size(spec.Layers), GraphBuilder.Size("B"), GraphBuilder.Size(spec.Hidden));
        if (spec.Layers == 1)
            return [name];
        string[] layers = [.. Enumerable.Range(0, spec.Layers).Select(layer => $"{name}.l{layer}")];
        graph.Constant($"{name}.split", [.. Enumerable.Repeat(1L, spec.Layers)]);
        graph.Node("Split", layers, [name, $"{name}.split"], GraphBuilder.Attribute("axis", 0));
        return layers;
    }

    private static void AddStateAfter(GraphBuilder graph, ModelSpec spec, string name)
    {
        string[] layers = [.. Enumerable.Range(0, spec.Layers).Select(layer => RecurrentLayer.StateAfter(name, layer))];
        graph.Node("Concat", name, layers, GraphBuilder.Attribute("axis", 0));
        graph.Output(name, GraphBuilder.Size(spec.Layers), GraphBuilder.Size("B"), GraphBuilder.Size(spec.Hidden));
    }

    private static float[] Transposed(float[] values, int rows, int columns)
    {
        var transposed = new float[values.Length];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                transposed[column * rows + row] = values[row * columns + column];
        return transposed;
    }
}
