namespace TorchSharp.Modules;

/// <summary>How a group of parameters learns.</summary>
public class OptimizerOptions
{
    /// <summary>Step size.</summary>
    public double? LearningRate { get; set; }

    /// <summary>Step size at the beginning; what a schedule starts from.</summary>
    public double InitialLearningRate { get; set; }
}
