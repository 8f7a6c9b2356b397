namespace Nocturne.Models;

/// <summary>A network: an input for each field of a token, stacked recurrent layers, and a chain of heads on the last of them.</summary>
/// <param name="Cell">Kind of recurrent cell.</param>
/// <param name="Hidden">Units in each recurrent layer (H), 1 to 4096.</param>
/// <param name="Layers">Recurrent layers (L), 1 to 16.</param>
/// <param name="Inputs">One input for each field (F of them, 1 to 128), concatenated to the first layer's input.</param>
/// <param name="Heads">What is predicted, in the order in which it is drawn; 1 to F of them.</param>
public sealed record ModelSpec(CellKind Cell, int Hidden, int Layers, IReadOnlyList<InputSpec> Inputs, IReadOnlyList<HeadSpec> Heads)
{
    // 2 GiB of float32, the maximum size of an .onnx file.
    private const long MaxNumbers = 1L << 29;
    private const int MaxFields = 128;

    /// <summary>A network with a single field and a linear head.</summary>
    /// <param name="cell">Kind of recurrent cell.</param>
    /// <param name="hidden">Units in each recurrent layer (H).</param>
    /// <param name="layers">Recurrent layers (L).</param>
    /// <param name="vocabulary">Number of tokens (V).</param>
    /// <param name="head">What the output means.</param>
    /// <param name="embedding">Size of the embedding (E); 0 for a scalar input.</param>
    public static ModelSpec OneField(
        CellKind cell, int hidden, int layers, int vocabulary, HeadKind head = HeadKind.Regression, int embedding = 0) => new(
        cell, hidden, layers, [embedding == 0 ? InputSpec.Scalar(vocabulary) : InputSpec.Embedding(vocabulary, embedding)], [new(head)]);

    /// <summary>Number of fields of a token (F).</summary>
    public int Fields => Inputs.Count;

    /// <summary>Blocks of H rows in a layer's weights: 1 (RNN), 4 (LSTM) or 3 (GRU).</summary>
    public int Gates => Cell switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };

    /// <summary>Size of the first layer's input (I): the sizes of all fields together.</summary>
    public int InputSize => Inputs.Sum(input => input.Size);

    /// <summary>Number of outputs of all heads together at each step (S).</summary>
    public int OutputSize => Heads.Sum(OutputsOf);

    /// <summary>Whether the state is a pair: the LSTM's hidden and cell state.</summary>
    public bool HasCellState => Cell == CellKind.Lstm;

    /// <summary>Name by cell, layers and units: <c>gru-4x128</c>.</summary>
    public string Name => $"{Cell.ToString().ToLowerInvariant()}-{Layers}x{Hidden}";

    /// <summary>Number of outputs of a head: 1 for a regression head, V for a categorical one.</summary>
    public int OutputsOf(HeadSpec head) => head.Kind == HeadKind.Regression ? 1 : Inputs[head.Field].Vocabulary;

    /// <summary>Index of a head's first output among all outputs of a step.</summary>
    /// <param name="head">Index of the head.</param>
    public int OutputOffset(int head) => Heads.Take(head).Sum(OutputsOf);

    /// <summary>Size of a head's input: H, and the sizes of the fields that the heads before it predict.</summary>
    /// <param name="head">Index of the head.</param>
    public int HeadInputs(int head) => Hidden + Heads.Take(head).Sum(before => Inputs[before.Field].Size);

    /// <summary>Whether a field has constants [V, 1]: the values of a scalar input or the targets of a regression head.</summary>
    public bool HasValues(int field) =>
        Inputs[field].Kind == InputKind.Scalar || Heads.Any(head => head.Field == field && head.Kind == HeadKind.Regression);

    /// <summary>Name of the table with a row for each token of a field: its embedding or its constants.</summary>
    public string TableOf(int field) =>
        Inputs[field].Kind == InputKind.Embedding ? ParameterNames.Embedding(field) : ParameterNames.Values(field);

    /// <summary>This specification, or a <see cref="SettingException"/> that lists every mistake.</summary>
    public ModelSpec Checked() => SettingException.Unless(this, Checks());

    /// <summary>The trained parameters with PyTorch's names and shapes: embeddings, layer by layer, then the heads.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>();
        for (var field = 0; field < Fields; field++)
            if (Inputs[field].Kind == InputKind.Embedding)
                parameters.Add(new(ParameterNames.Embedding(field), [Inputs[field].Vocabulary, Inputs[field].Size]));
        for (var layer = 0; layer < Layers; layer++)
        {
            parameters.Add(new(ParameterNames.InputWeights(layer), [Gates * Hidden, layer == 0 ? InputSize : Hidden]));
            parameters.Add(new(ParameterNames.StateWeights(layer), [Gates * Hidden, Hidden]));
            parameters.Add(new(ParameterNames.InputBias(layer), [Gates * Hidden]));
            parameters.Add(new(ParameterNames.StateBias(layer), [Gates * Hidden]));
        }
        for (var head = 0; head < Heads.Count; head++)
            AddHead(parameters, head);
        return parameters;
    }

    /// <summary>The tables of constants with their names and shapes [V, 1]. They are saved with the weights but not trained.</summary>
    public IReadOnlyList<ParameterShape> Constants() => [.. Enumerable.Range(0, Fields).Where(HasValues)
        .Select(field => new ParameterShape(ParameterNames.Values(field), [Inputs[field].Vocabulary, 1]))];

    /// <summary>Whether both describe the same network.</summary>
    public bool Equals(ModelSpec? other) => other is not null
        && (Cell, Hidden, Layers) == (other.Cell, other.Hidden, other.Layers)
        && Inputs.SequenceEqual(other.Inputs) && Heads.SequenceEqual(other.Heads);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Cell, Hidden, Layers, Inputs.Count, Heads.Count);

    /// <summary>The checks of <see cref="Checked"/>.</summary>
    internal (bool Holds, string Mistake)[] Checks() => [
        (Enum.IsDefined(Cell), $"model.cell is {Cell}; use rnn, lstm or gru"),
        (Hidden is >= 1 and <= 4096, $"model.hidden is {Hidden}; must be between 1 and 4096"),
        (Layers is >= 1 and <= 16, $"model.layers is {Layers}; must be between 1 and 16"),
        (Inputs.Count is >= 1 and <= MaxFields, $"model.inputs has {Inputs.Count} fields; must have between 1 and {MaxFields}"),
        .. Inputs.SelectMany(ChecksOf),
        (Heads.Count >= 1 && Heads.Count <= Inputs.Count, $"model.heads has {Heads.Count} heads; must have between 1 and {Inputs.Count}"),
        (Heads.Select(head => head.Field).Distinct().Count() == Heads.Count, "model.heads predicts a field twice; use one head per field"),
        .. Heads.SelectMany(ChecksOf),
        (Heads.Any(head => head.Field < 0 || head.Field >= Inputs.Count) || Numbers() <= MaxNumbers,
            $"the network has more than {MaxNumbers:N0} weights; use a smaller model.hidden, model.embedding or vocabulary")];

    private static IEnumerable<(bool, string)> ChecksOf(InputSpec input, int field) => [
        (Enum.IsDefined(input.Kind), $"model.inputs[{field}].kind is {input.Kind}; use scalar or embedding"),
        (input.Vocabulary is >= 2 and <= 1_000_000,
            $"model.inputs[{field}].vocabulary is {input.Vocabulary}; must be between 2 and 1,000,000"),
        input.Kind == InputKind.Embedding
            ? (input.Size is >= 1 and <= 4096, $"model.inputs[{field}].size is {input.Size}; must be between 1 and 4096")
            : (input.Size == 1, $"model.inputs[{field}].size is {input.Size}, but the input is scalar; must be 1")];

    private IEnumerable<(bool, string)> ChecksOf(HeadSpec head, int index) => [
        (Enum.IsDefined(head.Kind), $"model.heads[{index}].kind is {head.Kind}; use regression or categorical"),
        (head.Field >= 0 && head.Field < Inputs.Count,
            $"model.heads[{index}].field is {head.Field}; must be between 0 and {Inputs.Count - 1}"),
        (head.Hidden is >= 0 and <= 4096, $"model.heads[{index}].hidden is {head.Hidden}; must be between 0 and 4096")];

    private void AddHead(List<ParameterShape> parameters, int head)
    {
        var (inputs, hidden) = (HeadInputs(head), Heads[head].Hidden);
        if (hidden > 0)
        {
            parameters.Add(new(ParameterNames.HeadHiddenWeights(head), [hidden, inputs]));
            parameters.Add(new(ParameterNames.HeadHiddenBias(head), [hidden]));
        }
        parameters.Add(new(ParameterNames.HeadWeights(head), [OutputsOf(Heads[head]), hidden > 0 ? hidden : inputs]));
        parameters.Add(new(ParameterNames.HeadBias(head), [OutputsOf(Heads[head])]));
    }

    // In double, because a specification that is out of range must not overflow while its mistakes are collected.
    private double Numbers() => Inputs.Sum(input => (double)input.Vocabulary * input.Size)
        + Layers * (double)Gates * Hidden * (Hidden + Math.Max(Hidden, InputSize) + 2)
        + Heads.Select((head, index) => (double)Math.Max(1, head.Hidden) * HeadInputs(index)
            + (double)Inputs[head.Field].Vocabulary * (head.Hidden > 0 ? head.Hidden : HeadInputs(index))).Sum();
}
