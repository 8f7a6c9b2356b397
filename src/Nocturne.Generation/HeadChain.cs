using System.Numerics.Tensors;
using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>Computes single heads of a network with several heads, so that the fields of a step can be drawn one after another.</summary>
/// <remarks>
/// The graph computes all heads at once, after the recurrent layers. Running it again for every field would cost as much as F steps;
/// a single head costs a few percent of a step. Sums are computed in the same order on every machine.
/// </remarks>
internal sealed class HeadChain
{
    private readonly HeadWeights _weights;
    private readonly int[] _sizes;                  // of each head's input
    private readonly float[][] _inputs;             // of each row: the state, then what represents the fields before the last head
    private readonly float[] _hidden;

    /// <param name="spec">The network.</param>
    /// <param name="weights">Its weights, which several chains may share.</param>
    /// <param name="batch">Rows (B).</param>
    public HeadChain(ModelSpec spec, HeadWeights weights, int batch)
    {
        _weights = weights;
        _sizes = [.. Enumerable.Range(0, spec.Heads.Count).Select(spec.HeadInputs)];
        _inputs = [.. Enumerable.Range(0, batch).Select(_ => new float[_sizes[^1]])];
        _hidden = new float[spec.Heads.Max(head => head.Hidden)];
    }

    /// <summary>Sets the state that the heads see.</summary>
    /// <param name="states">Hidden state of the last layer, shape [B, H].</param>
    public void SetState(ReadOnlySpan<float> states)
    {
        for (var row = 0; row < _inputs.Length; row++)
            states.Slice(row * _sizes[0], _sizes[0]).CopyTo(_inputs[row]);
    }

    /// <summary>Computes a head for one row.</summary>
    /// <param name="head">Index of the head.</param>
    /// <param name="row">The row, 0 to B-1.</param>
    /// <param name="note">The step's fields that the heads before it predict, in the order of the heads; others may follow.</param>
    /// <param name="scores">Receives the raw scores, shape [V]; [1] of a regression head.</param>
    public void Compute(int head, int row, ReadOnlySpan<long> note, Span<float> scores)
    {
        for (var before = 0; before < head; before++)
            _weights.Row(before, (int)note[before]).CopyTo(_inputs[row].AsSpan(_sizes[before]));
        ReadOnlySpan<float> input = _inputs[row].AsSpan(0, _sizes[head]);
        if (_weights.Hidden(head) is { } layer)
        {
            var hidden = _hidden.AsSpan(0, layer.Bias.Length);
            Affine(input, layer, hidden);
            TensorPrimitives.Tanh(hidden, hidden);
            input = hidden;
        }
        Affine(input, _weights.Output(head), scores);
    }

    private static void Affine(ReadOnlySpan<float> input, HeadLayer layer, Span<float> output)
    {
        layer.Bias.CopyTo(output);
        for (var i = 0; i < input.Length; i++)
            TensorPrimitives.MultiplyAdd(layer.Weights.AsSpan(i * output.Length, output.Length), input[i], output, output);
    }
}
