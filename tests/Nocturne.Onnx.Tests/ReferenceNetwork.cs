using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

/// <summary>
/// A network computed from its definition, in double precision and one number at a time: PyTorch's formulas of RNN, LSTM and GRU, the
/// lookup of fields and the chain of heads.
/// </summary>
internal sealed class ReferenceNetwork(Weights weights)
{
    private readonly ModelSpec _spec = weights.Spec;

    public Outcome Run(Case given)
    {
        var scores = _spec.Heads.Select(_ => new List<float>()).ToArray();
        var hiddenAfter = new float[given.Hidden.Length];
        var cellAfter = new float[given.Cell.Length];
        for (var row = 0; row < given.Batch; row++)
        {
            var hidden = States(given.Hidden, given.Batch, row);
            var cell = States(given.Cell, given.Batch, row);
            for (var step = row * given.Steps; step < (row + 1) * given.Steps; step++)
            {
                double[] values = [.. Enumerable.Range(0, _spec.Fields)
                    .SelectMany(field => Numbers(field, given.Tokens[step * _spec.Fields + field]))];
                for (var layer = 0; layer < _spec.Layers; layer++)
                    values = Step(layer, values, ref hidden[layer], ref cell[layer]);
                AddScores(values, given.Note.AsSpan(step * (_spec.Heads.Count - 1), _spec.Heads.Count - 1), scores);
            }
            Store(hidden, hiddenAfter, given.Batch, row);
            Store(cell, cellAfter, given.Batch, row);
        }
        return new Outcome([.. scores.Select(head => head.ToArray())], hiddenAfter, cellAfter);
    }

    private void AddScores(double[] state, ReadOnlySpan<long> note, List<float>[] scores)
    {
        for (var head = 0; head < _spec.Heads.Count; head++)
        {
            var (values, spec) = (state, _spec.Heads[head]);
            if (spec.Hidden > 0)
                values = [.. Enumerable.Range(0, spec.Hidden)
                    .Select(unit => Math.Tanh(Affine($"head.{head}.hidden.weight", $"head.{head}.hidden.bias", unit, values)))];
            for (var output = 0; output < (spec.Kind == HeadKind.Regression ? 1 : _spec.Inputs[spec.Field].Vocabulary); output++)
                scores[head].Add((float)Affine($"head.{head}.weight", $"head.{head}.bias", output, values));
            if (head < note.Length)
                state = [.. state, .. Numbers(spec.Field, note[head])];
        }
    }

    /// <summary>Returns the input for a token: a row of the embedding or the constant.</summary>
    private IEnumerable<double> Numbers(int field, long token)
    {
        var size = _spec.Inputs[field].Size;
        var table = weights[_spec.Inputs[field].Kind == InputKind.Embedding ? $"embedding.{field}.weight" : $"values.{field}"];
        return table[((int)token * size)..(((int)token + 1) * size)].Select(value => (double)value);
    }

    private double[] Step(int layer, double[] x, ref double[] hidden, ref double[] cell)
    {
        var (h, c) = (hidden, cell);
        var next = new double[_spec.Hidden];
        var nextCell = new double[c.Length];
        for (var unit = 0; unit < _spec.Hidden; unit++)
        {
            switch (_spec.Cell)
            {
                case CellKind.Rnn:      // h' = tanh(W x + b + U h + b')
                    next[unit] = Math.Tanh(FromInput(0) + FromHidden(0));
                    break;
                case CellKind.Lstm:     // gates i f g o; c' = f c + i g; h' = o tanh(c')
                    nextCell[unit] = Sigmoid(FromInput(1) + FromHidden(1)) * c[unit]
                        + Sigmoid(FromInput(0) + FromHidden(0)) * Math.Tanh(FromInput(2) + FromHidden(2));
                    next[unit] = Sigmoid(FromInput(3) + FromHidden(3)) * Math.Tanh(nextCell[unit]);
                    break;
                case CellKind.Gru:      // gates r z n; n = tanh(W x + b + r (U h + b')); h' = (1 - z) n + z h
                    var reset = Sigmoid(FromInput(0) + FromHidden(0));
                    var update = Sigmoid(FromInput(1) + FromHidden(1));
                    next[unit] = (1 - update) * Math.Tanh(FromInput(2) + reset * FromHidden(2)) + update * h[unit];
                    break;
                default:
                    throw new NotSupportedException($"{_spec.Cell}");
            }
            double FromInput(int gate) => Affine($"rnn.weight_ih_l{layer}", $"rnn.bias_ih_l{layer}", gate * _spec.Hidden + unit, x);
            double FromHidden(int gate) => Affine($"rnn.weight_hh_l{layer}", $"rnn.bias_hh_l{layer}", gate * _spec.Hidden + unit, h);
        }
        hidden = next;
        cell = nextCell;
        return next;
    }

    /// <summary>Returns a row of W x + b.</summary>
    private double Affine(string weight, string bias, int row, double[] x)
    {
        var (matrix, sum) = (weights[weight], (double)weights[bias][row]);
        for (var column = 0; column < x.Length; column++)
            sum += matrix[row * x.Length + column] * x[column];
        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>Returns the states of one row, layer by layer, from [L, B, H]; empty if there are none.</summary>
    private double[][] States(float[] states, int batch, int row) => [.. Enumerable.Range(0, _spec.Layers)
        .Select(layer => states.Length == 0 ? [] : Doubles(states.AsSpan((layer * batch + row) * _spec.Hidden, _spec.Hidden)))];

    private static double[] Doubles(ReadOnlySpan<float> values) => Array.ConvertAll(values.ToArray(), value => (double)value);

    private void Store(double[][] states, float[] all, int batch, int row)
    {
        for (var layer = 0; layer < states.Length; layer++)
            for (var unit = 0; unit < states[layer].Length; unit++)
                all[(layer * batch + row) * _spec.Hidden + unit] = (float)states[layer][unit];
    }
}
