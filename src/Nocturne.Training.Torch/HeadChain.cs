using Nocturne.Models;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>The heads. Each reads the state of the last layer and what represents the fields that the heads before it predict.</summary>
internal sealed class HeadChain
{
    private readonly ModelSpec _spec;
    private readonly TokenTables _tables;
    private readonly Dense?[] _hidden;
    private readonly Dense[] _outputs;

    /// <summary>Creates heads whose weights are zero.</summary>
    public HeadChain(ModelSpec spec, TokenTables tables, Device device)
    {
        (_spec, _tables) = (spec, tables);
        _hidden = [.. spec.Heads.Select((head, index) =>
            head.Hidden > 0 ? Dense.Create(spec.HeadInputs(index), head.Hidden, device) : (Dense?)null)];
        _outputs = [.. spec.Heads.Select((head, index) =>
            Dense.Create(head.Hidden > 0 ? head.Hidden : spec.HeadInputs(index), spec.OutputsOf(head), device))];
    }

    /// <summary>Trained parameters.</summary>
    public IEnumerable<(string Name, Tensor Value)> Parameters => _spec.Heads.SelectMany((_, head) => ParametersOf(head));

    /// <summary>Computes the raw scores of every head.</summary>
    /// <param name="states">Outputs of the last layer [S, B, H].</param>
    /// <param name="targets">Tokens of the step after each, int64 [F, S, B].</param>
    /// <returns>Scores of each head [S, B, V].</returns>
    public Tensor[] Scores(Tensor states, Tensor targets)
    {
        var scores = new Tensor[_outputs.Length];
        var seen = states;
        for (var head = 0; head < scores.Length; head++)
        {
            if (head > 0)
                seen = cat([seen, _tables.Numbers(_spec.Heads[head - 1].Field, targets)], 2);
            scores[head] = _outputs[head].Apply(_hidden[head]?.Apply(seen).tanh() ?? seen);
        }
        return scores;
    }

    /// <summary>Computes the loss of every head, summed over the scored predictions.</summary>
    /// <param name="states">Outputs of the last layer [S, B, H].</param>
    /// <param name="batch">The batch.</param>
    /// <returns>Shape [heads].</returns>
    public Tensor Losses(Tensor states, DeviceBatch batch)
    {
        var scores = Scores(states, batch.Targets);
        return stack([.. _spec.Heads.Select((head, index) => batch.Counts is null
            ? Loss(head, scores[index], batch.Targets, nn.Reduction.Sum)
            : (Loss(head, scores[index], batch.Targets, nn.Reduction.None) * batch.Counts).sum())]);
    }

    private Tensor Loss(HeadSpec head, Tensor scores, Tensor targets, nn.Reduction reduction) => head.Kind == HeadKind.Categorical
        ? nn.functional.cross_entropy(scores.flatten(0, 1), targets.select(0, head.Field).flatten(), reduction: reduction)
        : nn.functional.mse_loss(scores.flatten(), _tables.Values(head.Field, targets).flatten(), reduction);

    private IEnumerable<(string Name, Tensor Value)> ParametersOf(int head)
    {
        if (_hidden[head] is { } hidden)
        {
            yield return (ParameterNames.HeadHiddenWeights(head), hidden.Weights);
            yield return (ParameterNames.HeadHiddenBias(head), hidden.Bias);
        }
        yield return (ParameterNames.HeadWeights(head), _outputs[head].Weights);
        yield return (ParameterNames.HeadBias(head), _outputs[head].Bias);
    }

    /// <summary>W x + b.</summary>
    /// <param name="Weights">W, shape [outputs, inputs].</param>
    /// <param name="Bias">b, shape [outputs].</param>
    private readonly record struct Dense(Tensor Weights, Tensor Bias)
    {
        public static Dense Create(long inputs, long outputs, Device device) =>
            new(zeros(outputs, inputs, device: device, requires_grad: true), zeros(outputs, device: device, requires_grad: true));

        public Tensor Apply(Tensor numbers) => nn.functional.linear(numbers, Weights, Bias);
    }
}
