namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of a parameter.</summary>
public abstract class OptimizerState
{
    /// <summary>The parameter.</summary>
    protected Parameter _parameter;

    /// <summary>A memory of a parameter.</summary>
    protected OptimizerState(Parameter parameter) => _parameter = parameter;

    /// <summary>Sets it to what it is before the first step.</summary>
    public abstract void Initialize(OptimizerOptions options);
}
