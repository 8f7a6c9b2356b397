using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

/// <summary>
/// PyTorch's definition of RNN, LSTM and GRU (its documentation's formulas) in double precision, one number at a time: slow,
/// and plain enough to be seen to be right.
/// </summary>
internal sealed class ReferenceNetwork(Weights weights)
{
    private readonly ModelSpec _spec = weights.Spec;

    public Outcome Run(Case given)
    {
        var output = new float[given.Batch * given.Steps * _spec.OutputSize];
        var hiddenAfter = new float[given.Hidden.Length];
        var cellAfter = new float[given.Cell.Length];
        for (var row = 0; row < given.Batch; row++)
        {
            var hidden = States(given.Hidden, given.Batch, row);
            var cell = States(given.Cell, given.Batch, row);
            for (var step = 0; step < given.Steps; step++)
            {
                var input = Given(given.Input[row * given.Steps + step]);
                for (var layer = 0; layer < _spec.Layers; layer++)
                    input = Step(layer, input, ref hidden[layer], ref cell[layer]);
                for (var value = 0; value < _spec.OutputSize; value++)
                    output[(row * given.Steps + step) * _spec.OutputSize + value] = (float)Affine("head.weight", "head.bias", value, input);
            }
            Store(hidden, hiddenAfter, given.Batch, row);
            Store(cell, cellAfter, given.Batch, row);
        }
        return new Outcome(output, hiddenAfter, cellAfter);
    }

    /// <summary>What the first layer is given: the number itself, or the row of the embedding that it picks.</summary>
    private double[] Given(float value) => _spec.Input == InputKind.Scalar
        ? [value]
        : [.. weights["embedding.weight"].AsSpan((int)value * _spec.EmbeddingSize, _spec.EmbeddingSize).ToArray()];

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
                    nextCell[unit] = Sigmoid(FromInput(1) + FromHidden(1)) * c[unit] + Sigmoid(FromInput(0) + FromHidden(0)) * Math.Tanh(FromInput(2) + FromHidden(2));
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

    /// <summary>A row of W x + b.</summary>
    private double Affine(string weight, string bias, int row, double[] x)
    {
        var (matrix, sum) = (weights[weight], (double)weights[bias][row]);
        for (var column = 0; column < x.Length; column++)
            sum += matrix[row * x.Length + column] * x[column];
        return sum;
    }

    private static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    /// <summary>The states of one row of the batch, layer by layer, out of [L, B, H]; empty ones where there are none.</summary>
    private double[][] States(float[] states, int batch, int row) => [.. Enumerable.Range(0, _spec.Layers).Select(layer => states.Length == 0
        ? []
        : states.AsSpan((layer * batch + row) * _spec.Hidden, _spec.Hidden).ToArray().Select(value => (double)value).ToArray())];

    private void Store(double[][] states, float[] all, int batch, int row)
    {
        for (var layer = 0; layer < states.Length; layer++)
            for (var unit = 0; unit < states[layer].Length; unit++)
                all[(layer * batch + row) * _spec.Hidden + unit] = (float)states[layer][unit];
    }
}
