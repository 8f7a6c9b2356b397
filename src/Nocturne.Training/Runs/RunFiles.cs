using Nocturne.Training.Contract;

namespace Nocturne.Training.Runs;

/// <summary>Names of the files in a run's folder that other programs and stages read.</summary>
public static class RunFiles
{
    /// <summary>The weights of the epoch that the run's settings select.</summary>
    public const string Best = "best.safetensors";

    /// <summary>The weights of the last epoch.</summary>
    public const string Last = "last.safetensors";

    /// <summary>The losses of every epoch.</summary>
    public const string Metrics = "metrics.csv";

    /// <summary>The losses for TensorBoard. The name is fixed, so a resumed run appends to the same file.</summary>
    public const string Events = "events.out.tfevents.0.nocturne";

    /// <summary>The weights of the best epoch by one of the losses.</summary>
    /// <remarks>
    /// A run keeps the best epoch by either loss, so an experiment that differs only in <paramref name="select"/> needs no training.
    /// </remarks>
    /// <param name="choice">The loss.</param>
    /// <param name="select">The loss that the run's settings select.</param>
    public static string Weights(EpochChoice choice, EpochChoice select) =>
        choice == select ? Best : $"best-{(choice == EpochChoice.Training ? "training" : "validation")}.safetensors";
}
