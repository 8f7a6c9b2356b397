using System.Globalization;
using TorchSharp.Modules;

namespace TorchSharp.Internal;

/// <summary>What RNN, LSTM and GRU have in common: stacked layers, their flat weights and their call.</summary>
internal sealed unsafe class RecurrentLayers
{
    private readonly RecurrentKind _kind;
    private readonly long _inputs;
    private readonly long _hidden;
    private readonly long _layers;
    private readonly bool _hasBias;
    private readonly bool _isBatchFirst;
    private readonly double _dropout;
    private readonly bool _isBidirectional;
    private readonly List<Parameter> _weights = [];

    internal RecurrentLayers(
        RecurrentKind kind, long inputs, long hidden, long layers, bool hasBias, bool isBatchFirst, double dropout, bool isBidirectional)
    {
        (_kind, _inputs, _hidden, _layers) = (kind, inputs, hidden, layers);
        (_hasBias, _isBatchFirst, _dropout, _isBidirectional) = (hasBias, isBatchFirst, dropout, isBidirectional);
    }

    private int Directions => _isBidirectional ? 2 : 1;

    /// <summary>Makes the weights, drawn evenly from ±1/sqrt(H), and registers them under PyTorch's names.</summary>
    internal void Register(torch.nn.Module module)
    {
        var rows = _hidden * _kind switch { RecurrentKind.Lstm => 4, RecurrentKind.Gru => 3, _ => 1 };
        for (var layer = 0; layer < _layers; layer++)
            for (var direction = 0; direction < Directions; direction++)
            {
                var end = string.Create(CultureInfo.InvariantCulture, $"_l{layer}{(direction == 1 ? "_reverse" : "")}");
                Add("weight_ih" + end, rows, layer == 0 ? _inputs : _hidden * Directions);
                Add("weight_hh" + end, rows, _hidden);
                if (!_hasBias)
                    continue;
                Add("bias_ih" + end, rows);
                Add("bias_hh" + end, rows);
            }

        void Add(string name, params ReadOnlySpan<long> shape)
        {
            var weight = Initial.Uniform(shape, 1 / Math.Sqrt(_hidden));
            _weights.Add(weight);
            module.register_parameter(name, weight);
        }
    }

    /// <summary>Runs the layers over a batch of sequences.</summary>
    /// <param name="input">The sequences, [B, T, I] or [T, B, I].</param>
    /// <param name="hidden">State before the first step, [L, B, H]; zero where left out.</param>
    /// <param name="cell">An LSTM's cell state likewise.</param>
    /// <param name="isTraining">Whether dropout drops.</param>
    /// <returns>All outputs of the last layer, and the states after the last step.</returns>
    internal (torch.Tensor Output, torch.Tensor Hidden, torch.Tensor? Cell) Run(torch.Tensor input, torch.Tensor? hidden, torch.Tensor? cell, bool isTraining)
    {
        var isLstm = _kind == RecurrentKind.Lstm;
        using var noHidden = hidden is null ? Zeros(input) : null;
        using var noCell = isLstm && cell is null ? Zeros(input) : null;
        nint output = 0, hiddenAfter = 0, cellAfter = 0;
        Handles.Use(_weights, (weights, count) => Native.nt_recurrent(
            (int)_kind, input.Handle, (hidden ?? noHidden)!.Handle, isLstm ? (cell ?? noCell)!.Handle : 0, weights, count,
            _hasBias, _layers, _dropout, isTraining, _isBidirectional, _isBatchFirst, out output, out hiddenAfter, out cellAfter));
        GC.KeepAlive((input, hidden, cell));
        return (new torch.Tensor(output), new torch.Tensor(hiddenAfter), isLstm ? new torch.Tensor(cellAfter) : null);
    }

    /// <summary>Lays the weights in one block, as cuDNN wants them; without cuDNN it does nothing.</summary>
    internal void Flatten() => Handles.Use(_weights, (weights, count) => Native.nt_flatten(
        (int)_kind, weights, count, _inputs, _hidden, _layers, _hasBias, _isBatchFirst, _isBidirectional));

    private torch.Tensor Zeros(torch.Tensor input) =>
        torch.zeros(_layers * Directions, input.shape[_isBatchFirst ? 0 : 1], _hidden, input.dtype, input.device);
}
