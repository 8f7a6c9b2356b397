namespace Nocturne.Models.Graph;

/// <summary>Version 1 of the graph: lookup of the fields, recurrent layers, chain of heads.</summary>
/// <remarks>
/// ONNX's recurrent operators are time-major and have one layer each. So tokens and outputs are transposed once, and the states [L, B, H]
/// are split before the layers and joined after them.
/// </remarks>
/// <param name="spec">The network.</param>
internal sealed class GraphVersion1(ModelSpec spec)
{
    private const int FieldAxis = 2;

    private readonly List<GraphNode> _nodes = [];
    private readonly List<GraphConstant> _constants = [];
    private readonly List<GraphValue> _inputs = [], _outputs = [];

    /// <summary>Describes the graph.</summary>
    public GraphDescription Describe()
    {
        string[] before = spec.HasCellState ? [TensorNames.Hidden, TensorNames.Cell] : [TensorNames.Hidden];
        string[] after = spec.HasCellState ? [TensorNames.HiddenAfter, TensorNames.CellAfter] : [TensorNames.HiddenAfter];
        AddInputs(before);
        AddTables();
        AddFixed("axis_1", 1);

        var steps = AddFields();                                        // [T, B, I]
        foreach (var state in before)
            Split(state, 0, OfLayers(state));                           // L times [1, B, H]
        for (var layer = 0; layer < spec.Layers; layer++)
            steps = AddLayer(layer, steps, before, after);              // [T, B, H]
        foreach (var state in after)
            Join(state, 0, OfLayers(state));                            // [L, B, H]
        AddHeads(Node("Transpose", "features", [steps], NodeOption.Of("perm", 1, 0, 2)));

        AddOutputs(after);
        return new GraphDescription(1, spec.Name, _nodes, _constants, _inputs, _outputs);
    }

    private void AddInputs(string[] states)
    {
        _inputs.Add(new(TensorNames.Tokens, ElementType.Index, [GraphSize.Batch, GraphSize.Steps, spec.Fields]));
        if (spec.Heads.Count > 1)
            _inputs.Add(new(TensorNames.Note, ElementType.Index, [GraphSize.Batch, GraphSize.Steps, spec.Heads.Count - 1]));
        foreach (var state in states)
            _inputs.Add(new(state, ElementType.Real, [spec.Layers, GraphSize.Batch, spec.Hidden]));
    }

    private void AddOutputs(string[] states)
    {
        for (var head = 0; head < spec.Heads.Count; head++)
            _outputs.Add(new(
                TensorNames.Scores(head), ElementType.Real, [GraphSize.Batch, GraphSize.Steps, spec.OutputsOf(spec.Heads[head])]));
        foreach (var state in states)
            _outputs.Add(new(state, ElementType.Real, [spec.Layers, GraphSize.Batch, spec.Hidden]));
    }

    private void AddTables()
    {
        for (var field = 0; field < spec.Fields; field++)
        {
            var (name, input) = (spec.TableOf(field), spec.Inputs[field]);
            AddWeights(name, [input.Vocabulary, input.Size], new WeightSource(name, WeightLayout.AsStored));
        }
    }

    /// <summary>Adds the input of the first layer, [T, B, I].</summary>
    private string AddFields()
    {
        // The tokens are transposed because they are smaller than their embeddings.
        var steps = Node("Transpose", "tokens.steps", [TensorNames.Tokens], NodeOption.Of("perm", 1, 0, 2));
        var columns = Split(steps, FieldAxis, Names("tokens", spec.Fields));
        var numbers = new string[spec.Fields];
        for (var field = 0; field < spec.Fields; field++)
            numbers[field] = Look(field, columns[field], $"input.{field}");
        return Join("input", FieldAxis, numbers);
    }

    /// <summary>Adds a recurrent layer.</summary>
    /// <returns>Its outputs, [T, B, H].</returns>
    private string AddLayer(int layer, string steps, string[] before, string[] after)
    {
        var (name, rows) = ($"rnn.l{layer}", spec.Gates * spec.Hidden);
        AddWeights($"{name}.W", [1, rows, layer == 0 ? spec.InputSize : spec.Hidden], Gates(ParameterNames.InputWeights(layer)));
        AddWeights($"{name}.R", [1, rows, spec.Hidden], Gates(ParameterNames.StateWeights(layer)));
        AddWeights($"{name}.B", [1, 2 * rows], Gates(ParameterNames.InputBias(layer)), Gates(ParameterNames.StateBias(layer)));
        string[] inputs = [steps, $"{name}.W", $"{name}.R", $"{name}.B", "", .. OfLayer(before, layer)];        // "": every row has T steps
        _nodes.Add(new(spec.Cell.ToString().ToUpperInvariant(), inputs, [$"{name}.directions", .. OfLayer(after, layer)], LayerOptions()));
        return Node("Squeeze", $"{name}.output", [$"{name}.directions", "axis_1"]);                             // [T, 1, B, H] -> [T, B, H]
    }

    // The operators' own activations are PyTorch's: tanh (RNN), sigmoid and tanh (LSTM, GRU). PyTorch applies the GRU's reset
    // gate after the matrix product and its bias, which ONNX calls linear_before_reset.
    private NodeOption[] LayerOptions() => spec.Cell == CellKind.Gru
        ? [new("hidden_size", spec.Hidden), new("linear_before_reset", 1)]
        : [new("hidden_size", spec.Hidden)];

    /// <param name="features">Outputs of the last layer, [B, T, H].</param>
    private void AddHeads(string features)
    {
        var columns = spec.Heads.Count == 1 ? [] : Split(TensorNames.Note, FieldAxis, Names(TensorNames.Note, spec.Heads.Count - 1));
        AddHead(0, features);
        for (var head = 1; head < spec.Heads.Count; head++)
        {
            var drawn = Look(spec.Heads[head - 1].Field, columns[head - 1], $"head.{head}.drawn");
            features = Join($"head.{head}.input", FieldAxis, [features, drawn]);
            AddHead(head, features);
        }
    }

    private void AddHead(int head, string input)
    {
        var (inputs, hidden, outputs) = (spec.HeadInputs(head), spec.Heads[head].Hidden, spec.OutputsOf(spec.Heads[head]));
        if (hidden > 0)
        {
            var (weights, bias) = (ParameterNames.HeadHiddenWeights(head), ParameterNames.HeadHiddenBias(head));
            input = Node("Tanh", $"head.{head}.hidden", [AddAffine($"head.{head}.sum", input, weights, bias, inputs, hidden)]);
            inputs = hidden;
        }
        AddAffine(TensorNames.Scores(head), input, ParameterNames.HeadWeights(head), ParameterNames.HeadBias(head), inputs, outputs);
    }

    private string AddAffine(string output, string input, string weights, string bias, int inputs, int outputs)
    {
        AddWeights(weights, [inputs, outputs], new WeightSource(weights, WeightLayout.Transposed));
        AddWeights(bias, [outputs], new WeightSource(bias, WeightLayout.AsStored));
        return Node("Add", output, [Node("MatMul", $"{output}.product", [input, weights]), bias]);
    }

    /// <summary>Adds the lookup of a column of tokens: [.., .., 1] becomes [.., .., E].</summary>
    private string Look(int field, string column, string output) => Node("GatherND", output, [spec.TableOf(field), column]);

    private string[] Split(string tensor, int axis, string[] parts)
    {
        if (parts.Length == 1)
            return [tensor];
        _nodes.Add(new("Split", [tensor], parts, [new("axis", axis)]));
        return parts;
    }

    private string Join(string output, int axis, string[] parts) =>
        parts.Length == 1 ? parts[0] : Node("Concat", output, parts, new NodeOption("axis", axis));

    private string Node(string operation, string output, string[] inputs, params NodeOption[] options)
    {
        _nodes.Add(new(operation, inputs, [output], options));
        return output;
    }

    private void AddWeights(string name, int[] shape, params WeightSource[] sources) => _constants.Add(new(name, shape, [], sources));

    private void AddFixed(string name, params long[] values) => _constants.Add(new(name, [values.Length], values, []));

    private static WeightSource Gates(string parameter) => new(parameter, WeightLayout.GatesReordered);

    private string[] OfLayers(string state)
    {
        var names = new string[spec.Layers];
        for (var layer = 0; layer < names.Length; layer++)
            names[layer] = OfLayer(state, layer);
        return names;
    }

    private string[] OfLayer(string[] states, int layer) => Array.ConvertAll(states, state => OfLayer(state, layer));

    /// <summary>Name of a layer's part [1, B, H] of a state. With a single layer it is the state itself.</summary>
    private string OfLayer(string state, int layer) => spec.Layers == 1 ? state : $"{state}.l{layer}";

    private static string[] Names(string tensor, int count)
    {
        var names = new string[count];
        for (var index = 0; index < count; index++)
            names[index] = $"{tensor}.{index}";
        return names;
    }
}
