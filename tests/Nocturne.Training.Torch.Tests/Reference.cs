using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Torch.Tests;

/// <summary>A network as plain formulas in double precision, one row and step at a time. Gradients are central differences.</summary>
internal sealed class Reference
{
    private readonly ModelSpec _spec;
    private readonly Dictionary<string, double[]> _numbers;
    private double[][][] _carried = [];                             // [B][2L][H]: hidden and cell states

    public Reference(ModelSpec spec, Weights weights)
    {
        _spec = spec;
        _numbers = spec.Parameters().Concat(spec.Constants())
            .ToDictionary(tensor => tensor.Name, tensor => Array.ConvertAll(weights[tensor.Name], number => (double)number));
    }

    /// <summary>Loss of each head, summed over the scored predictions.</summary>
    public double[] Losses(in Batch batch) => Losses(batch, new Masks(_spec, batch, default, 0, 0), out _);

    /// <summary>Runs a batch and carries its state to the next one.</summary>
    public void Carry(in Batch batch) => Losses(batch, new Masks(_spec, batch, default, 0, 0), out _carried);

    /// <summary>Gradients of the sum over all heads of the mean over the scored predictions.</summary>
    public Dictionary<string, float[]> Gradients(in Batch batch, DropoutSettings dropout = default, ulong seed = 0, long step = 0)
    {
        const double shift = 1e-5;
        var masks = new Masks(_spec, batch, dropout, seed, step);
        var gradients = new Dictionary<string, float[]>();
        foreach (var parameter in _spec.Parameters())
        {
            var (numbers, gradient) = (_numbers[parameter.Name], new float[parameter.Count]);
            for (var i = 0; i < numbers.Length; i++)
            {
                var kept = numbers[i];
                numbers[i] = kept + shift;
                var above = Losses(batch, masks, out _).Sum();
                numbers[i] = kept - shift;
                var below = Losses(batch, masks, out _).Sum();
                numbers[i] = kept;
                gradient[i] = (float)((above - below) / (2 * shift) / batch.Scored);
            }
            gradients[parameter.Name] = gradient;
        }
        return gradients;
    }

    private double[] Losses(in Batch batch, Masks masks, out double[][][] states)
    {
        var losses = new double[_spec.Heads.Count];
        states = new double[batch.Rows][][];
        for (var row = 0; row < batch.Rows; row++)
        {
            var continues = batch.Carries && batch.Continues[row];
            var state = states[row] = [.. Enumerable.Range(0, 2 * _spec.Layers)
                .Select(part => continues ? [.. _carried[row][part]] : new double[_spec.Hidden])];
            for (var step = 0; step < batch.Length(row); step++)
            {
                var output = Step(batch, row, step, state, masks);
                if (step >= batch.FirstScored)
                    AddLosses(batch, row, step + 1, output, losses);
            }
        }
        return losses;
    }

    private double[] Step(in Batch batch, int row, int step, double[][] state, Masks masks)
    {
        var place = row * batch.Steps + step;
        double[] numbers = [];
        for (var field = 0; field < _spec.Fields; field++)
            numbers = [.. numbers, .. Numbers(field, batch.Token(row, step, field))];
        numbers = Masked(numbers, masks.Embedding, place);
        for (var layer = 0; layer < _spec.Layers; layer++)
        {
            Cell(layer, numbers, state, masks.Recurrent[layer]);
            numbers = Masked(state[layer], masks.Output[layer], place);
        }
        return numbers;
    }

    private void Cell(int layer, double[] inputs, double[][] state, float[]? factors)
    {
        var (hidden, cell) = (state[layer], state[_spec.Layers + layer]);
        var weights = _numbers[ParameterNames.StateWeights(layer)];
        if (factors is not null)
            weights = [.. weights.Zip(factors, (weight, factor) => weight * factor)];
        var x = Affine(_numbers[ParameterNames.InputWeights(layer)], inputs, _numbers[ParameterNames.InputBias(layer)]);
        var h = Affine(weights, hidden, _numbers[ParameterNames.StateBias(layer)]);
        for (var (unit, size) = (0, _spec.Hidden); unit < size; unit++)
            switch (_spec.Cell)
            {
                case CellKind.Rnn:
                    hidden[unit] = Math.Tanh(x[unit] + h[unit]);
                    break;
                case CellKind.Lstm:
                    var (input, forget, output) = (Gate(unit), Gate(unit + size), Gate(unit + 3 * size));
                    cell[unit] = forget * cell[unit] + input * Math.Tanh(x[unit + 2 * size] + h[unit + 2 * size]);
                    hidden[unit] = output * Math.Tanh(cell[unit]);
                    break;
                default:
                    var (reset, update) = (Gate(unit), Gate(unit + size));
                    hidden[unit] = (1 - update) * Math.Tanh(x[unit + 2 * size] + reset * h[unit + 2 * size]) + update * hidden[unit];
                    break;
            }

        double Gate(int index) => 1 / (1 + Math.Exp(-x[index] - h[index]));
    }

    private void AddLosses(in Batch batch, int row, int step, double[] output, double[] losses)
    {
        var seen = output;
        for (var index = 0; index < losses.Length; index++)
        {
            var head = _spec.Heads[index];
            var token = batch.Token(row, step, head.Field);
            var hidden = head.Hidden == 0 ? seen : Array.ConvertAll(
                Affine(_numbers[ParameterNames.HeadHiddenWeights(index)], seen, _numbers[ParameterNames.HeadHiddenBias(index)]), Math.Tanh);
            var scores = Affine(_numbers[ParameterNames.HeadWeights(index)], hidden, _numbers[ParameterNames.HeadBias(index)]);
            losses[index] += head.Kind == HeadKind.Regression
                ? Math.Pow(scores[0] - _numbers[ParameterNames.Values(head.Field)][token], 2)
                : Math.Log(scores.Sum(Math.Exp)) - scores[token];
            seen = [.. seen, .. Numbers(head.Field, token)];
        }
    }

    private ReadOnlySpan<double> Numbers(int field, int token) => _spec.Inputs[field].Kind == InputKind.Scalar
        ? _numbers[ParameterNames.Values(field)].AsSpan(token, 1)
        : _numbers[ParameterNames.Embedding(field)].AsSpan(token * _spec.Inputs[field].Size, _spec.Inputs[field].Size);

    private static double[] Affine(double[] weights, double[] numbers, double[] bias)
    {
        var sums = new double[bias.Length];
        for (var row = 0; row < sums.Length; row++)
        {
            sums[row] = bias[row];
            for (var column = 0; column < numbers.Length; column++)
                sums[row] += weights[row * numbers.Length + column] * numbers[column];
        }
        return sums;
    }

    private static double[] Masked(double[] numbers, float[]? factors, int place) =>
        [.. numbers.Select((number, i) => factors is null ? number : number * factors[place * numbers.Length + i])];

    /// <summary>Dropout factors of a training step, or <c>null</c> without dropout.</summary>
    private sealed class Masks
    {
        public Masks(ModelSpec spec, in Batch batch, DropoutSettings settings, ulong seed, long step)
        {
            var places = batch.Rows * batch.Steps;
            Embedding = Draw(settings.Embedding, DropoutMask.EmbeddingPlace, places * spec.InputSize);
            Output = [.. Enumerable.Range(0, spec.Layers)
                .Select(layer => Draw(settings.Output, DropoutMask.OutputPlace(layer), places * spec.Hidden))];
            Recurrent = [.. Enumerable.Range(0, spec.Layers)
                .Select(layer => Draw(settings.Recurrent, DropoutMask.RecurrentPlace(layer), spec.Gates * spec.Hidden * spec.Hidden))];

            float[]? Draw(double probability, int place, int count)
            {
                if (probability == 0)
                    return null;
                var factors = new float[count];
                new DropoutMask(probability, seed, step, place).Fill(0, factors);
                return factors;
            }
        }

        public float[]? Embedding { get; }

        public float[]?[] Output { get; }

        public float[]?[] Recurrent { get; }
    }
}
