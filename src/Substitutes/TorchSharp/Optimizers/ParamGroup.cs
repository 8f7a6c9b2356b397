namespace TorchSharp.Modules;

/// <summary>Parameters that learn alike.</summary>
public class ParamGroup : torch.optim.ILearningRateController
{
    /// <summary>The parameters.</summary>
    public IEnumerable<Parameter> Parameters { get; set; } = [];

    /// <summary>How they learn.</summary>
    public OptimizerOptions Options { get; set; } = null!;

    /// <summary>Step size; it may be changed between steps.</summary>
    public double LearningRate
    {
        get => Options.LearningRate!.Value;
        set => Options.LearningRate = value;
    }

    /// <summary>Step size at the beginning.</summary>
    public double InitialLearningRate
    {
        get => Options.InitialLearningRate;
        set => Options.InitialLearningRate = value;
    }
}
