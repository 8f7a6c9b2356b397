using System.Runtime.InteropServices;
using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>A network's parameters with Adam's memory of each, in the order that the optimiser has them in.</summary>
internal sealed class ParameterTable
{
    private readonly ModelSpec _spec;
    private readonly (string Name, Parameter Value)[] _parameters;
    private readonly Adam.State[] _states;

    /// <param name="spec">The network's specification.</param>
    /// <param name="parameters">Its parameters by name.</param>
    /// <param name="adam">The optimiser of just these parameters, in this order.</param>
    public ParameterTable(ModelSpec spec, IReadOnlyList<(string Name, Parameter Value)> parameters, Adam adam)
    {
        _spec = spec;
        _parameters = [.. parameters];
        _states = [.. adam.state_dict().State.Cast<Adam.State>()];
    }

    /// <summary>A copy of all.</summary>
    public LearnerState Save() => new(
        Copy(index => _parameters[index].Value), Copy(index => _states[index].exp_avg), Copy(index => _states[index].exp_avg_sq), _states[0].step);

    /// <summary>Goes over to other values.</summary>
    public void Load(LearnerState state)
    {
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        foreach (var (index, (name, value)) in _parameters.Index())
        {
            var shape = value.shape;
            value.copy_(tensor(state.Weights[name], shape));
            _states[index].exp_avg.copy_(tensor(state.FirstMoments[name], shape));
            _states[index].exp_avg_sq.copy_(tensor(state.SecondMoments[name], shape));
            _states[index].step = state.Steps;
        }
    }

    private Weights Copy(Func<int, Tensor> tensorOf)
    {
        using var scope = NewDisposeScope();
        var weights = new Weights(_spec);
        foreach (var (index, (name, _)) in _parameters.Index())
            MemoryMarshal.Cast<byte, float>(tensorOf(index).detach().cpu().contiguous().bytes).CopyTo(weights[name]);
        return weights;
    }
}
