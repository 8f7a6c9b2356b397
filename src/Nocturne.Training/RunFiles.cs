namespace Nocturne.Training;

/// <summary>Names of the files in a run's folder that others read.</summary>
public static class RunFiles
{
    /// <summary>The weights of the epoch that the run's settings choose.</summary>
    public const string Best = "best.safetensors";

    /// <summary>The weights of the last epoch.</summary>
    public const string Last = "last.safetensors";

    /// <summary>The losses of every epoch.</summary>
    public const string Metrics = "metrics.csv";

    /// <summary>The same for TensorBoard: always one name, so that a run that goes on goes on in it.</summary>
    public const string Events = "events.out.tfevents.0.nocturne";

    /// <summary>The weights of the epoch that a choice picks, in the folder of a run whose settings chose by <paramref name="select"/>.</summary>
    /// <remarks>
    /// The epoch that would have been chosen by the other loss is kept too, so that an experiment that differs in the choice alone
    /// needs no training of its own. A run that was begun before there was such a file has it only where a later epoch was better still.
    /// </remarks>
    public static string Weights(EpochChoice choice, EpochChoice select) =>
        choice == select ? Best : $"best-{(choice == EpochChoice.Training ? "training" : "validation")}.safetensors";
}
