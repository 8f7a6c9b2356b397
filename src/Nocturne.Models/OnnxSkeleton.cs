using System.Runtime.InteropServices;

namespace Nocturne.Models;

/// <summary>The graph that every exported model of a network has, byte for byte but for the weights.</summary>
/// <remarks>Said here once more than where it is written: what it reads must be just what is known to be safe, whoever wrote it.</remarks>
internal sealed class OnnxSkeleton
{
    // Numbers of types and fields: onnx/onnx.proto.
    private const int Float = 1, Int64 = 7, AttributeInt = 2, AttributeInts = 7;

    private readonly ModelSpec _spec;
    private readonly ProtobufSkeleton _nodes = new(), _constants = new(), _inputs = new(), _outputs = new();

    private OnnxSkeleton(ModelSpec spec) => _spec = spec;

    /// <summary>What a model of a network begins with: all but its metadata.</summary>
    public static ProtobufSkeleton Of(ModelCard card)
    {
        var graph = new OnnxSkeleton(card.Model).Graph();
        var operators = new ProtobufSkeleton();
        operators.Add(1, "");
        operators.Add(2, 17);
        var model = new ProtobufSkeleton();
        model.Add(1, 8);
        model.Add(2, "Nocturne");
        model.Add(3, card.NocturneVersion);
        model.Add(7, graph);
        model.Add(8, operators);
        return model;
    }

    private ProtobufSkeleton Graph()
    {
        AddConstant("axis_1", 1);
        AddInput();
        string[] states = _spec.HasCellState ? [TensorNames.Hidden, TensorNames.Cell] : [TensorNames.Hidden];
        string[] statesAfter = _spec.HasCellState ? [TensorNames.HiddenAfter, TensorNames.CellAfter] : [TensorNames.HiddenAfter];
        foreach (var state in states)
            AddStateBefore(state);
        for (var layer = 0; layer < _spec.Layers; layer++)
            AddLayer(layer, states, statesAfter);
        AddHead();
        foreach (var state in statesAfter)
            AddStateAfter(state);
        var graph = new ProtobufSkeleton();
        graph.AddAll(_nodes);
        graph.Add(2, _spec.Name);
        graph.AddAll(_constants);
        graph.AddAll(_inputs);
        graph.AddAll(_outputs);
        return graph;
    }

    private void AddInput()
    {
        if (_spec.Input == InputKind.Embedding)
        {
            AddWeights("embedding.weight", _spec.Vocabulary, _spec.EmbeddingSize);
            _inputs.Add(11, Value(TensorNames.Input, Int64, "B", "T"));
            AddNode("Transpose", ["input.tokens"], [TensorNames.Input], Attribute("perm", [1, 0]));
            AddNode("Gather", ["input.steps"], ["embedding.weight", "input.tokens"], Attribute("axis", 0));
            return;
        }
        AddConstant("axis_2", 2);
        _inputs.Add(11, Value(TensorNames.Input, Float, "B", "T"));
        AddNode("Unsqueeze", ["input.features"], [TensorNames.Input, "axis_2"]);
        AddNode("Transpose", ["input.steps"], ["input.features"], Attribute("perm", [1, 0, 2]));
    }

    private void AddStateBefore(string name)
    {
        _inputs.Add(11, Value(name, Float, _spec.Layers, "B", _spec.Hidden));
        if (_spec.Layers == 1)
            return;
        var ones = new long[_spec.Layers];
        Array.Fill(ones, 1);
        AddConstant($"{name}.split", ones);
        AddNode("Split", OfLayers(name), [name, $"{name}.split"], Attribute("axis", 0));
    }

    private void AddLayer(int layer, string[] states, string[] statesAfter)
    {
        var (name, rows) = ($"rnn.l{layer}", _spec.Gates * _spec.Hidden);
        AddWeights($"{name}.W", 1, rows, layer == 0 ? _spec.InputSize : _spec.Hidden);
        AddWeights($"{name}.R", 1, rows, _spec.Hidden);
        AddWeights($"{name}.B", 1, 2 * rows);
        var steps = layer == 0 ? "input.steps" : $"rnn.l{layer - 1}.output";
        var before = Array.ConvertAll(states, state => _spec.Layers == 1 ? state : $"{state}.l{layer}");
        string[] outputs = [$"{name}.directions", .. Array.ConvertAll(statesAfter, state => $"{state}.l{layer}")];
        var size = Attribute("hidden_size", _spec.Hidden);
        ProtobufSkeleton[] attributes = _spec.Cell == CellKind.Gru ? [size, Attribute("linear_before_reset", 1)] : [size];
        AddNode(_spec.Cell.ToString().ToUpperInvariant(), outputs, [steps, $"{name}.W", $"{name}.R", $"{name}.B", "", .. before], attributes);
        AddNode("Squeeze", [$"{name}.output"], [$"{name}.directions", "axis_1"]);
    }

    private void AddHead()
    {
        AddWeights("head.weight", _spec.Hidden, _spec.OutputSize);
        AddWeights("head.bias", _spec.OutputSize);
        AddNode("Transpose", ["head.input"], [$"rnn.l{_spec.Layers - 1}.output"], Attribute("perm", [1, 0, 2]));
        AddNode("MatMul", ["head.scores"], ["head.input", "head.weight"]);
        AddNode("Add", [TensorNames.Output], ["head.scores", "head.bias"]);
        _outputs.Add(12, Value(TensorNames.Output, Float, "B", "T", _spec.OutputSize));
    }

    private void AddStateAfter(string name)
    {
        AddNode("Concat", [name], OfLayers(name), Attribute("axis", 0));
        _outputs.Add(12, Value(name, Float, _spec.Layers, "B", _spec.Hidden));
    }

    private string[] OfLayers(string state)
    {
        var names = new string[_spec.Layers];
        for (var layer = 0; layer < names.Length; layer++)
            names[layer] = $"{state}.l{layer}";
        return names;
    }

    private void AddNode(string operation, string[] outputs, string[] inputs, params ProtobufSkeleton[] attributes)
    {
        var node = new ProtobufSkeleton();
        foreach (var input in inputs)
            node.Add(1, input);
        foreach (var output in outputs)
            node.Add(2, output);
        node.Add(3, outputs[0]);
        node.Add(4, operation);
        foreach (var attribute in attributes)
            node.Add(5, attribute);
        _nodes.Add(1, node);
    }

    private void AddWeights(string name, params ReadOnlySpan<int> shape)
    {
        var (tensor, bytes) = (new ProtobufSkeleton(), (long)sizeof(float));
        foreach (var size in shape)
        {
            tensor.Add(1, size);
            bytes *= size;
        }
        tensor.Add(2, Float);
        tensor.Add(8, name);
        tensor.AddHole(9, bytes);
        _constants.Add(5, tensor);
    }

    private void AddConstant(string name, params ReadOnlySpan<long> values)
    {
        var tensor = new ProtobufSkeleton();
        tensor.Add(1, values.Length);
        tensor.Add(2, Int64);
        tensor.Add(8, name);
        tensor.Add(9, MemoryMarshal.AsBytes(values));
        _constants.Add(5, tensor);
    }

    private static ProtobufSkeleton Attribute(string name, long value)
    {
        var attribute = new ProtobufSkeleton();
        attribute.Add(1, name);
        attribute.Add(3, value);
        attribute.Add(20, AttributeInt);
        return attribute;
    }

    private static ProtobufSkeleton Attribute(string name, ReadOnlySpan<int> values)
    {
        var attribute = new ProtobufSkeleton();
        attribute.Add(1, name);
        foreach (var value in values)
            attribute.Add(8, value);
        attribute.Add(20, AttributeInts);
        return attribute;
    }

    /// <summary>An input or output of the graph; a size is a number, or the name of one that each call chooses.</summary>
    private static ProtobufSkeleton Value(string name, int type, params ReadOnlySpan<object> sizes)
    {
        var (value, outer, tensor, shape) = (new ProtobufSkeleton(), new ProtobufSkeleton(), new ProtobufSkeleton(), new ProtobufSkeleton());
        foreach (var size in sizes)
        {
            var dimension = new ProtobufSkeleton();
            if (size is string chosen)
                dimension.Add(2, chosen);
            else
                dimension.Add(1, (int)size);
            shape.Add(1, dimension);
        }
        tensor.Add(1, type);
        tensor.Add(2, shape);
        outer.Add(1, tensor);
        value.Add(1, name);
        value.Add(2, outer);
        return value;
    }
}
