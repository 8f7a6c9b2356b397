using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;
using Nocturne.Models.Graph;

namespace Nocturne.Generation;

/// <summary>Runs a model repeatedly on the same memory. On the CPU, a run allocates nothing.</summary>
/// <remarks>
/// The state is in two sets of buffers: a run reads one and writes the other, and <see cref="CarryState"/> swaps them. Get the spans
/// again after it and after <see cref="Run"/>. Not thread-safe.
/// </remarks>
public sealed class ModelRunner : IDisposable
{
    private readonly DeviceSession _device;
    private readonly InferenceSession _session;
    private readonly ModelSpec _spec;
    private readonly HeadChain? _heads;                     // null for a network with one head
    private readonly RunOptions _runOptions = new();
    private readonly RunnerBuffer<long> _tokens;
    private readonly RunnerBuffer<long>? _note;             // null for a network with one head
    private readonly RunnerBuffer<float>[] _scores;
    private readonly RunnerBuffer<float>[] _hidden, _cell;  // two each; no cell state unless the cell is an LSTM
    private readonly string[] _inputNames, _outputNames;
    private readonly OrtValue[][] _inputs, _outputs;        // [direction][tensor]
    private readonly OrtIoBinding[]? _bindings;             // one for each direction; null on a CUDA device
    private int _front;                                     // which of the two buffers a run reads
    private bool _isDisposed;

    internal ModelRunner(DeviceSession device, ModelSpec spec, HeadWeights? heads, int batch, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        (_device, _session, _spec, Batch, Steps) = (device, device.Session, spec, batch, steps);
        _heads = heads is null ? null : new HeadChain(spec, heads, batch);
        _tokens = new(batch, steps, spec.Fields);
        _note = spec.Heads.Count > 1 ? new(batch, steps, spec.Heads.Count - 1) : null;
        _scores = [.. spec.Heads.Select(head => new RunnerBuffer<float>(batch, steps, spec.OutputsOf(head)))];
        _hidden = [State(), State()];
        _cell = spec.HasCellState ? [State(), State()] : [];
        (_inputNames, _outputNames) = (InputNames(spec), OutputNames(spec));
        (_inputs, _outputs) = ([Inputs(0), Inputs(1)], [Outputs(1), Outputs(0)]);
        if (device.IsOnCpu)
            _bindings = [Bind(0), Bind(1)];

        RunnerBuffer<float> State() => new(spec.Layers, batch, spec.Hidden);
    }

    /// <summary>Number of sequences in a run (B).</summary>
    public int Batch { get; }

    /// <summary>Number of steps of each sequence in a run (T).</summary>
    public int Steps { get; }

    /// <summary>The tokens to read in the next run, shape [B, T, F].</summary>
    public Span<long> Tokens => _tokens.Values;

    /// <summary>Writes the tokens of a sequence.</summary>
    /// <param name="row">The sequence, 0 to B-1.</param>
    /// <param name="tokens">Its tokens, shape [T, F].</param>
    public void Write(int row, ReadOnlySpan<int> tokens)
    {
        var to = Tokens[(row * Steps * _spec.Fields)..];
        for (var i = 0; i < tokens.Length; i++)
            to[i] = tokens[i];
    }

    /// <summary>
    /// The fields of the step after each step, without the field of the last head, in the order of the heads, shape [B, T, heads - 1].
    /// A head reads the fields of the heads before it. Empty for a network with one head.
    /// </summary>
    public Span<long> Note => _note is null ? [] : _note.Values;

    /// <summary>Hidden state before the run (h0), shape [L, B, H]; initially zero.</summary>
    public Span<float> Hidden => _hidden[_front].Values;

    /// <summary>Cell state before the run (c0), shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public Span<float> Cell => _cell.Length == 0 ? [] : _cell[_front].Values;

    /// <summary>Hidden state after the run (hn), shape [L, B, H].</summary>
    public ReadOnlySpan<float> HiddenAfter => _hidden[1 - _front].Values;

    /// <summary>Cell state after the run (cn), shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public ReadOnlySpan<float> CellAfter => _cell.Length == 0 ? [] : _cell[1 - _front].Values;

    /// <summary>Raw scores of a head at every step, shape [B, T, V]; [B, T, 1] of a regression head.</summary>
    /// <param name="head">Index of the head.</param>
    public ReadOnlySpan<float> Scores(int head) => _scores[head].Values;

    /// <summary>Runs the model over <see cref="Tokens"/> and <see cref="Note"/> from the state before to the state after.</summary>
    /// <exception cref="InvalidOperationException">A token is out of its field's range.</exception>
    /// <exception cref="ModelException">ONNX Runtime cannot run the graph.</exception>
    /// <exception cref="ObjectDisposedException">The runner or its model was disposed.</exception>
    public void Run()
    {
        // ONNX Runtime would read freed memory.
        ObjectDisposedException.ThrowIf(_isDisposed || _device.IsDisposed, this);
        CheckTokens();
        try
        {
            // On a CUDA device, a binding copies its inputs when they are bound, not when it runs. So every run passes them again.
            if (_bindings is null)
                _session.Run(_runOptions, _inputNames, _inputs[_front], _outputNames, _outputs[_front]);
            else
                _session.RunWithBinding(_runOptions, _bindings[_front]);
        }
        catch (OnnxRuntimeException error)
        {
            throw new ModelException($"The model cannot be run: {Message.OneLine(error)} Export it again.");
        }
        _heads?.SetState(HiddenAfter[^(Batch * _spec.Hidden)..]);
    }

    /// <summary>Computes the scores of a head after the last step again, with the current fields in <see cref="Note"/>.</summary>
    /// <remarks>
    /// This draws the fields of a step one after another: run, draw from the first head, write the token to <see cref="Note"/>, run the
    /// next head, and so on. A head costs a few percent of a run. The first head reads no field, so its scores do not change.
    /// </remarks>
    /// <param name="head">Index of the head.</param>
    /// <exception cref="InvalidOperationException">A token is out of its field's range.</exception>
    public void RunHead(int head)
    {
        if (head == 0 || _heads is null)
            return;
        CheckNote();
        var (fields, outputs) = (_spec.Heads.Count - 1, _spec.OutputsOf(_spec.Heads[head]));
        for (var row = 0; row < Batch; row++)
        {
            var last = row * Steps + Steps - 1;
            _heads.Compute(head, row, Note.Slice(last * fields, fields), _scores[head].Values.Slice(last * outputs, outputs));
        }
    }

    /// <summary>Makes the state after the last run the state before the next one, without copying.</summary>
    public void CarryState() => _front = 1 - _front;

    /// <summary>Sets the state before the next run to zero, to start a new piece.</summary>
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
        foreach (var buffer in (IDisposable?[])[_tokens, _note, .. _scores, .. _hidden, .. _cell])
            buffer?.Dispose();
        _runOptions.Dispose();
    }

    // On a CUDA device, ONNX Runtime would read outside the tables.
    private void CheckTokens()
    {
        for (var i = 0; i < Tokens.Length; i++)
            CheckToken(Tokens[i], i % _spec.Fields);
        CheckNote();
    }

    private void CheckNote()
    {
        for (var i = 0; i < Note.Length; i++)
            CheckToken(Note[i], _spec.Heads[i % (_spec.Heads.Count - 1)].Field);
    }

    private void CheckToken(long token, int field)
    {
        if (token < 0 || token >= _spec.Inputs[field].Vocabulary)
            throw new InvalidOperationException(
                $"Token {token} of field {field} is out of range; must be between 0 and {_spec.Inputs[field].Vocabulary - 1}.");
    }

    private static string[] InputNames(ModelSpec spec)
    {
        string[] states = spec.HasCellState ? [TensorNames.Hidden, TensorNames.Cell] : [TensorNames.Hidden];
        return spec.Heads.Count > 1 ? [TensorNames.Tokens, TensorNames.Note, .. states] : [TensorNames.Tokens, .. states];
    }

    private static string[] OutputNames(ModelSpec spec)
    {
        string[] states = spec.HasCellState ? [TensorNames.HiddenAfter, TensorNames.CellAfter] : [TensorNames.HiddenAfter];
        return [.. Enumerable.Range(0, spec.Heads.Count).Select(TensorNames.Scores), .. states];
    }

    private OrtValue[] Inputs(int side) =>
        _note is null ? [_tokens.Tensor, .. States(side)] : [_tokens.Tensor, _note.Tensor, .. States(side)];

    private OrtValue[] Outputs(int side) => [.. _scores.Select(scores => scores.Tensor), .. States(side)];

    private OrtValue[] States(int side) => _cell.Length == 0 ? [_hidden[side].Tensor] : [_hidden[side].Tensor, _cell[side].Tensor];

    private OrtIoBinding Bind(int direction)
    {
        var binding = _session.CreateIoBinding();
        for (var i = 0; i < _inputNames.Length; i++)
            binding.BindInput(_inputNames[i], _inputs[direction][i]);
        for (var i = 0; i < _outputNames.Length; i++)
            binding.BindOutput(_outputNames[i], _outputs[direction][i]);
        return binding;
    }
}
