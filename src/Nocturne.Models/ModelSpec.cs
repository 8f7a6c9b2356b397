using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>A network: an embedding where the input asks for one, stacked recurrent layers, and a linear head on the last of them.</summary>
/// <param name="Cell">Kind of recurrent cell.</param>
/// <param name="Hidden">Units in each recurrent layer (H), 1 to 4096.</param>
/// <param name="Layers">Recurrent layers (L), 1 to 16.</param>
/// <param name="Input">What the network is given at each step.</param>
/// <param name="Head">What its output means.</param>
/// <param name="Vocabulary">Different tokens (V) of an embedding and of a categorical head, 2 to 1,000,000; 0 where the network has neither. Left out of JSON where 0.</param>
/// <param name="EmbeddingSize">Numbers that stand for a token (E), 1 to 4096; 0 where the input is no embedding. Left out of JSON where 0.</param>
public sealed record ModelSpec(
    CellKind Cell,
    int Hidden,
    int Layers,
    InputKind Input = InputKind.Scalar,
    HeadKind Head = HeadKind.Regression,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Vocabulary = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int EmbeddingSize = 0)
{
    // 2 GiB of float32: what an .onnx file holds.
    private const long MostNumbers = 1L << 29;

    /// <summary>Blocks of H rows in a layer's weights: 1 (RNN), 4 (LSTM) or 3 (GRU).</summary>
    public int Gates => Cell switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };

    /// <summary>Numbers that the first layer is given at each step.</summary>
    public int InputSize => Input switch
    {
        InputKind.Scalar => 1,
        InputKind.Embedding => EmbeddingSize,
        _ => throw new SettingException($"model.input is {Input}; use scalar or embedding."),
    };

    /// <summary>Numbers that the head puts out at each step: 1 of a regression head, V of a categorical one.</summary>
    public int OutputSize => Head switch
    {
        HeadKind.Regression => 1,
        HeadKind.Categorical => Vocabulary,
        _ => throw new SettingException($"model.head is {Head}; use regression or categorical."),
    };

    /// <summary>Whether the state is a pair: the LSTM's hidden and cell state.</summary>
    public bool HasCellState => Cell == CellKind.Lstm;

    /// <summary>Cell, depth and width as runs are named: <c>gru-4x128</c>.</summary>
    public string Name => $"{Cell.ToString().ToLowerInvariant()}-{Layers}x{Hidden}";

    /// <summary>This specification, or a <see cref="SettingException"/> that lists all that is wrong with it.</summary>
    public ModelSpec Checked() => SettingException.Unless(this, Checks());

    /// <summary>Every parameter under PyTorch's name and shape, in PyTorch's order: the embedding where there is one, layer by layer, then the head.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>();
        if (Input == InputKind.Embedding)
            parameters.Add(new("embedding.weight", [Vocabulary, EmbeddingSize]));
        for (var layer = 0; layer < Layers; layer++)
        {
            var inputs = layer == 0 ? InputSize : Hidden;
            parameters.Add(new($"rnn.weight_ih_l{layer}", [Gates * Hidden, inputs]));
            parameters.Add(new($"rnn.weight_hh_l{layer}", [Gates * Hidden, Hidden]));
            parameters.Add(new($"rnn.bias_ih_l{layer}", [Gates * Hidden]));
            parameters.Add(new($"rnn.bias_hh_l{layer}", [Gates * Hidden]));
        }
        parameters.Add(new("head.weight", [OutputSize, Hidden]));
        parameters.Add(new("head.bias", [OutputSize]));
        return parameters;
    }

    /// <summary>What <see cref="Checked"/> checks, for those who check a specification along with other things.</summary>
    internal (bool Holds, string Mistake)[] Checks() => [
        (Enum.IsDefined(Cell), $"model.cell is {Cell}; use rnn, lstm or gru"),
        (Hidden is >= 1 and <= 4096, $"model.hidden is {Hidden}; use 1 to 4096"),
        (Layers is >= 1 and <= 16, $"model.layers is {Layers}; use 1 to 16"),
        (Enum.IsDefined(Input), $"model.input is {Input}; use scalar or embedding"),
        (Enum.IsDefined(Head), $"model.head is {Head}; use regression or categorical"),
        HasVocabulary
            ? (Vocabulary is >= 2 and <= 1_000_000, $"model.vocabulary is {Vocabulary}; use 2 to 1,000,000")
            : (Vocabulary == 0, $"model.vocabulary is {Vocabulary}, but neither input nor head has one; use 0"),
        Input == InputKind.Embedding
            ? (EmbeddingSize is >= 1 and <= 4096, $"model.embeddingSize is {EmbeddingSize}; use 1 to 4096")
            : (EmbeddingSize == 0, $"model.embeddingSize is {EmbeddingSize}, but the input is no embedding; use 0"),
        ((long)Vocabulary * Math.Max(EmbeddingSize, Hidden) <= MostNumbers,
            $"model.vocabulary {Vocabulary} times the larger of model.embeddingSize {EmbeddingSize} and model.hidden {Hidden} is above {MostNumbers}; use less of them")];

    private bool HasVocabulary => Input == InputKind.Embedding || Head == HeadKind.Categorical;
}
