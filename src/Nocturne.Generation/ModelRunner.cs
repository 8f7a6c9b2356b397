using Microsoft.ML.OnnxRuntime;
using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>Runs a model again and again on the same memory.</summary>
public sealed class ModelRunner : IDisposable
{
    private readonly InferenceSession _session;
    private readonly float[] _input, _output;
    private readonly float[][] _hidden, _cell;

    internal ModelRunner(InferenceSession session, ModelSpec spec, int batch, int steps)
    {
        (_session, Batch, Steps) = (session, batch, steps);
        _input = new float[batch * steps];
        _output = new float[batch * steps * spec.OutputSize];
        var state = spec.Layers * batch * spec.Hidden;
        _hidden = [new float[state], new float[state]];
        _cell = spec.HasCellState ? [new float[state], new float[state]] : [[], []];
    }

    /// <summary>Sequences side by side (B).</summary>
    public int Batch { get; }

    /// <summary>Notes of each sequence in a run (T).</summary>
    public int Steps { get; }

    /// <summary>Scaled input to write, shape [B, T].</summary>
    public Span<float> Input => _input;

    /// <summary>Hidden state before the run (h0), shape [L, B, H]; zero at first.</summary>
    public Span<float> Hidden => _hidden[0];

    /// <summary>Cell state before the run (c0), shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public Span<float> Cell => _cell[0];

    /// <summary>Raw scores after every step, shape [B, T, V].</summary>
    public ReadOnlySpan<float> Output => _output;

    /// <summary>Hidden state after the run (hn), shape [L, B, H].</summary>
    public ReadOnlySpan<float> HiddenAfter => _hidden[1];

    /// <summary>Cell state after the run (cn), shape [L, B, H]; empty unless the cell is an LSTM.</summary>
    public ReadOnlySpan<float> CellAfter => _cell[1];

    /// <summary>Runs the model over <see cref="Input"/> from the state before to the state after.</summary>
    public void Run() => throw new ModelException($"{_session}");

    /// <summary>Makes the state after the last run the state before the next one.</summary>
    public void CarryState() => (_hidden[0], _hidden[1], _cell[0], _cell[1]) = (_hidden[1], _hidden[0], _cell[1], _cell[0]);

    /// <summary>Begins a new piece: the state before the next run is zero.</summary>
    public void ResetState()
    {
        Hidden.Clear();
        Cell.Clear();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
