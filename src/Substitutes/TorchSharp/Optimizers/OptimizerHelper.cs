namespace TorchSharp.Modules;

/// <summary>What optimisers with a memory of each parameter have in common.</summary>
public abstract class OptimizerHelper : torch.optim.Optimizer
{
    private protected List<OptimizerState> States { get; } = [];

    /// <summary>All that it remembers; the objects are its own, to be read and set.</summary>
    public virtual StateDictionary state_dict() => new([.. _parameter_groups.Select(group => group.Options)], [.. States]);
}
