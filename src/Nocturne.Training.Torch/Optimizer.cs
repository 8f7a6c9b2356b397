using Nocturne.Models;
using Nocturne.Training.Contract;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Updates the weights like PyTorch's optimizer of the same name, and averages them.</summary>
internal sealed class Optimizer : IDisposable
{
    private readonly TrainingSettings _settings;
    private readonly ParameterTable _parameters;
    private readonly Dictionary<string, Tensor> _slots = [];        // [N] each

    /// <summary>Creates an optimizer. <see cref="Load"/> must be called before the first step.</summary>
    public Optimizer(TrainingSettings settings, ParameterTable parameters) => (_settings, _parameters) = (settings, parameters);

    /// <summary>Updates the weights with their gradients.</summary>
    /// <param name="rate">Learning rate.</param>
    /// <param name="step">Number of this step, from 1.</param>
    public void Step(double rate, long step)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var settings = _settings.Optimizer;
        var gradients = Clipped(_parameters.Gradients);
        if (settings.WeightDecay > 0 && settings.Kind == OptimizerKind.AdamW)
            _parameters.Multiply(1 - rate * settings.WeightDecay);
        else if (settings.WeightDecay > 0)
            gradients.add_(_parameters.Weights, settings.WeightDecay);
        _parameters.Subtract(settings.Kind switch
        {
            OptimizerKind.Sgd => WithMomentum(gradients).mul(rate),
            OptimizerKind.RmsProp => WithMomentum(RmsProp(gradients)).mul(rate),
            _ => Adam(gradients, rate, step),
        });
        if (_settings.Averaging > 0)
            _slots[OptimizerSettings.Average].mul_(_settings.Averaging).add_(_parameters.Weights, 1 - _settings.Averaging);
    }

    /// <summary>Copies the slots.</summary>
    /// <param name="weights">The current weights with their constants.</param>
    public Dictionary<string, Weights> Save(Weights weights)
    {
        using var scope = NewDisposeScope();
        var slots = _slots.Keys.ToDictionary(slot => slot, _ => new Weights(weights.Spec));
        foreach (var (slot, row) in _slots)
            _parameters.Read(row, slots[slot]);
        if (slots.TryGetValue(OptimizerSettings.Average, out var average))
            foreach (var constants in weights.Spec.Constants())
                weights[constants.Name].CopyTo(average[constants.Name], 0);
        return slots;
    }

    /// <summary>Replaces the slots by saved ones.</summary>
    /// <param name="state">The state. A missing slot becomes zero, and a missing average becomes the weights.</param>
    /// <param name="device">The device.</param>
    public void Load(LearnerState state, Device device)
    {
        Dispose();
        foreach (var slot in _settings.Slots)
        {
            using var scope = NewDisposeScope();
            var row = state.Slots.TryGetValue(slot, out var saved) || slot == OptimizerSettings.Average
                ? _parameters.Row(saved ?? state.Weights)
                : zeros_like(_parameters.Weights);
            _slots[slot] = row.to(device).DetachFromDisposeScope();
        }
    }

    public void Dispose()
    {
        foreach (var row in _slots.Values)
            row.Dispose();
        _slots.Clear();
    }

    // As clip_grad_norm_ does, but without waiting for the device.
    private Tensor Clipped(Tensor gradients) => _settings.ClipNorm == 0
        ? gradients
        : gradients.mul_(gradients.norm().add_(1e-6).reciprocal_().mul_(_settings.ClipNorm).clamp_max_(1));

    private Tensor Adam(Tensor gradients, double rate, long step)
    {
        var (first, second) = (_slots[OptimizerSettings.FirstMoment], _slots[OptimizerSettings.SecondMoment]);
        first.mul_(OptimizerSettings.Beta1).add_(gradients, 1 - OptimizerSettings.Beta1);
        second.mul_(OptimizerSettings.Beta2).addcmul_(gradients, gradients, 1 - OptimizerSettings.Beta2);
        var divisor = second.sqrt().div_(Math.Sqrt(1 - Math.Pow(OptimizerSettings.Beta2, step))).add_(OptimizerSettings.Epsilon);
        return first.mul(rate / (1 - Math.Pow(OptimizerSettings.Beta1, step))).div_(divisor);
    }

    private Tensor RmsProp(Tensor gradients)
    {
        var second = _slots[OptimizerSettings.SecondMoment];
        second.mul_(OptimizerSettings.Alpha).addcmul_(gradients, gradients, 1 - OptimizerSettings.Alpha);
        return gradients.div_(second.sqrt().add_(OptimizerSettings.Epsilon));
    }

    private Tensor WithMomentum(Tensor amounts) => _settings.Optimizer.Momentum == 0
        ? amounts
        : _slots[OptimizerSettings.Velocity].mul_(_settings.Optimizer.Momentum).add_(amounts);
}
