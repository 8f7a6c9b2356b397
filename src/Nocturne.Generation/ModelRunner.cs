using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>Runs a model again and again on the same memory. On the CPU a run allocates nothing.</summary>
/// <remarks>
/// The state lives in two sets of buffers: a run reads one and writes the other, and <see cref="CarryState"/> turns them
/// about. Spans taken before it, or before <see cref="Run"/>, must be taken again after it. Not safe for use by several threads at once.
/// </remarks>
public sealed class ModelRunner : IDisposable
{
    private readonly DeviceSession _device;
    private readonly InferenceSession _session;
    private readonly RunOptions _runOptions = new();
    private readonly RunnerBuffer<float>? _input;           // one of the two
    private readonly RunnerBuffer<long>? _tokens;
    private readonly RunnerBuffer<float> _output;
    private readonly RunnerBuffer<float>[] _hidden, _cell;  // two each; no cell state unless the cell is an LSTM
    private readonly OrtIoBinding[]? _bindings;             // one for each direction; null beside a CUDA device
    private readonly string[] _inputNames, _outputNames;
    private readonly OrtValue[][] _inputs, _outputs;        // [direction][tensor]
    private int _front;                                     // which of the two buffers a run reads
    private bool _isDisposed;

    internal ModelRunner(DeviceSession device, ModelSpec spec, int batch, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        (_device, _session, Batch, Steps) = (device, device.Session, batch, steps);
        if (spec.Input == InputKind.Embedding)
            _tokens = new(batch, steps);
        else
            _input = new(batch, steps);
        _output = new(batch, steps, spec.OutputSize);
        _hidden = [State(), State()];
        _cell = spec.HasCellState ? [State(), State()] : [];
        _inputNames = spec.HasCellState ? [TensorNames.Input, TensorNames.Hidden, TensorNames.Cell] : [TensorNames.Input, TensorNames.Hidden];
        _outputNames = spec.HasCellState ? [TensorNames.Output, TensorNames.HiddenAfter, TensorNames.CellAfter] : [TensorNames.Output, TensorNames.HiddenAfter];
        var input = _tokens?.Tensor ?? _input!.Tensor;
        _inputs = [Tensors(input, 0), Tensors(input, 1)];
        _outputs = [Tensors(_output.Tensor, 1), Tensors(_output.Tensor, 0)];
        if (device.IsOnCpu)
            _bindings = [Bind(0), Bind(1)];

        RunnerBuffer<float> State() => new(spec.Layers, batch, spec.Hidden);
    }

    /// <summary>Sequences side by side (B).</summary>
    public int Batch { get; }

    /// <summary>Notes of each sequence in a run (T).</summary>
    public int Steps { get; }

    /// <summary>Scaled input to write, shape [B, T]; empty where the network is given tokens.</summary>
    public Span<float> Input => _input is null ? [] : _input.Values;

    /// <summary>Tokens to write, shape [B, T], each 0 to V-1; empty unless the network's input is an embedding.</summary>
    public Span<long> Tokens => _tokens is null ? [] : _tokens.Values;

    /// <summary>Hidden state before the run (h0), shape [L, B, H]; zero at first.</summary>
    public Span<float> Hidden => _hidden[_front].Values;

    /// <summary>Cell state before the run (c0), shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public Span<float> Cell => _cell.Length == 0 ? [] : _cell[_front].Values;

    /// <summary>Raw scores after every step, shape [B, T, V]; [B, T, 1] of a regression head.</summary>
    public ReadOnlySpan<float> Output => _output.Values;

    /// <summary>Hidden state after the run (hn), shape [L, B, H].</summary>
    public ReadOnlySpan<float> HiddenAfter => _hidden[1 - _front].Values;

    /// <summary>Cell state after the run (cn), shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public ReadOnlySpan<float> CellAfter => _cell.Length == 0 ? [] : _cell[1 - _front].Values;

    /// <summary>Runs the model over <see cref="Input"/> or <see cref="Tokens"/> from the state before to the state after.</summary>
    /// <exception cref="ModelException">ONNX Runtime cannot run the graph.</exception>
    /// <exception cref="ObjectDisposedException">The runner or its model was disposed.</exception>
    public void Run()
    {
        // ONNX Runtime itself would read freed memory.
        ObjectDisposedException.ThrowIf(_isDisposed || _device.IsDisposed, this);
        try
        {
            // A binding copies its inputs to a CUDA device when they are bound, not when it runs: there every run hands them over anew.
            if (_bindings is null)
                _session.Run(_runOptions, _inputNames, _inputs[_front], _outputNames, _outputs[_front]);
            else
                _session.RunWithBinding(_runOptions, _bindings[_front]);
        }
        catch (OnnxRuntimeException error)
        {
            throw new ModelException($"The model cannot be run: {Message.OneLine(error)} Export it again.");
        }
    }

    /// <summary>Makes the state after the last run the state before the next one; nothing is copied.</summary>
    public void CarryState() => _front = 1 - _front;

    /// <summary>Begins a new piece: the state before the next run is zero.</summary>
    public void ResetState()
    {
        Hidden.Clear();
        Cell.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (var binding in _bindings ?? [])
            binding.Dispose();
        foreach (var buffer in (IDisposable?[])[_input, _tokens, _output, .. _hidden, .. _cell])
            buffer?.Dispose();
        _runOptions.Dispose();
    }

    private OrtValue[] Tensors(OrtValue sequence, int side) =>
        _cell.Length == 0 ? [sequence, _hidden[side].Tensor] : [sequence, _hidden[side].Tensor, _cell[side].Tensor];

    private OrtIoBinding Bind(int direction)
    {
        var binding = _session.CreateIoBinding();
        for (var i = 0; i < _inputNames.Length; i++)
        {
            binding.BindInput(_inputNames[i], _inputs[direction][i]);
            binding.BindOutput(_outputNames[i], _outputs[direction][i]);
        }
        return binding;
    }
}
