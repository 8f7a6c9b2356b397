namespace Nocturne.Models;

/// <summary>A network: stacked recurrent layers and a linear head on the last of them.</summary>
/// <param name="Cell">Kind of recurrent cell.</param>
/// <param name="Hidden">Units in each recurrent layer (H), 1 to 4096.</param>
/// <param name="Layers">Recurrent layers (L), 1 to 16.</param>
/// <param name="Input">What the network is given at each step.</param>
/// <param name="Head">What its output means.</param>
public sealed record ModelSpec(
    CellKind Cell,
    int Hidden,
    int Layers,
    InputKind Input = InputKind.Scalar,
    HeadKind Head = HeadKind.Regression)
{
    /// <summary>Blocks of H rows in a layer's weights: 1 (RNN), 4 (LSTM) or 3 (GRU).</summary>
    public int Gates => Cell switch { CellKind.Lstm => 4, CellKind.Gru => 3, _ => 1 };

    /// <summary>Numbers that the first layer is given at each step.</summary>
    public int InputSize => Input switch { InputKind.Scalar => 1, _ => throw new SettingException($"model.input is {Input}; use scalar.") };

    /// <summary>Numbers that the head puts out at each step (V).</summary>
    public int OutputSize => Head switch { HeadKind.Regression => 1, _ => throw new SettingException($"model.head is {Head}; use regression.") };

    /// <summary>Whether the state is a pair: the LSTM's hidden and cell state.</summary>
    public bool HasCellState => Cell == CellKind.Lstm;

    /// <summary>Cell, depth and width as runs are named: <c>gru-4x128</c>.</summary>
    public string Name => $"{Cell.ToString().ToLowerInvariant()}-{Layers}x{Hidden}";

    /// <summary>This specification, or a <see cref="SettingException"/> that lists all that is wrong with it.</summary>
    public ModelSpec Checked() => SettingException.Unless(this, Checks());

    /// <summary>Every parameter under PyTorch's name and shape, in PyTorch's order: layer by layer, then the head.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>();
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
        (Enum.IsDefined(Input), $"model.input is {Input}; use scalar"),
        (Enum.IsDefined(Head), $"model.head is {Head}; use regression")];
}
