using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using Module = TorchSharp.torch.nn.Module;

namespace Nocturne.Training.Torch;

/// <summary>The recurrent layers: one module for all, which is fastest in cuDNN, or one module per layer if outputs are dropped.</summary>
internal sealed class RecurrentStack : IDisposable
{
    private readonly Module[] _modules;
    private readonly int _layersEach;

    /// <summary>Creates layers with unspecified weights.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="isSplit">Whether the output of each layer can be dropped.</param>
    /// <param name="device">The device.</param>
    public RecurrentStack(ModelSpec spec, bool isSplit, Device device)
    {
        _layersEach = isSplit ? 1 : spec.Layers;
        _modules = [.. Enumerable.Range(0, spec.Layers / _layersEach)
            .Select(part => Create(spec.Cell, part == 0 ? spec.InputSize : spec.Hidden, spec.Hidden, _layersEach, device))];
    }

    /// <summary>Trained parameters.</summary>
    public IEnumerable<(string Name, Tensor Value)> Parameters =>
        _modules.SelectMany((module, part) => module.named_parameters()
            .Select(parameter => (NameOf(parameter.name, part), (Tensor)parameter.parameter)));

    /// <summary>Moves the weights into one block of memory, as cuDNN needs them; does nothing on a CPU.</summary>
    public void FlattenParameters()
    {
        foreach (var module in _modules)
            if (module is RNN rnn)
                rnn.flatten_parameters();
            else if (module is LSTM lstm)
                lstm.flatten_parameters();
            else
                ((GRU)module).flatten_parameters();
    }

    /// <summary>Runs all layers.</summary>
    /// <param name="inputs">Inputs [T, B, I].</param>
    /// <param name="state">State before the first step.</param>
    /// <param name="dropout">Masks of a training step, or <c>null</c> to drop nothing.</param>
    /// <returns>Outputs of the last layer [T, B, H], and the state after the last step.</returns>
    public (Tensor Outputs, LayerState Last) Run(Tensor inputs, LayerState state, StepDropout? dropout)
    {
        var last = new LayerState[_modules.Length];
        var outputs = inputs;
        for (var part = 0; part < _modules.Length; part++)
        {
            (outputs, last[part]) = Run(_modules[part], outputs, state.Layers(part * _layersEach, _layersEach));
            outputs = dropout?.DropOutputs(outputs, part) ?? outputs;
        }
        return (outputs, LayerState.Join(last));
    }

    public void Dispose()
    {
        foreach (var module in _modules)
            module.Dispose();
    }

    private static Module Create(CellKind cell, long inputs, long hidden, long layers, Device device) => cell switch
    {
        CellKind.Rnn => nn.RNN(inputs, hidden, layers, device: device),
        CellKind.Lstm => nn.LSTM(inputs, hidden, layers, device: device),
        _ => nn.GRU(inputs, hidden, layers, device: device),
    };

    private static (Tensor Outputs, LayerState Last) Run(Module module, Tensor inputs, LayerState state)
    {
        if (module is LSTM lstm)
        {
            var (outputs, hidden, cell) = lstm.call(inputs, (state.Hidden, state.Cell!));
            return (outputs, new(hidden, cell));
        }
        var (states, last) = module is RNN rnn ? rnn.call(inputs, state.Hidden) : ((GRU)module).call(inputs, state.Hidden);
        return (states, new(last, null));
    }

    // A module numbers its own layers from 0: weight_ih_l0.
    private string NameOf(string name, int part)
    {
        var digits = name.LastIndexOf('l') + 1;
        return $"rnn.{name[..digits]}{part * _layersEach + int.Parse(name.AsSpan(digits), null)}";
    }
}
