using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Console;

/// <summary>A run in progress.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Epochs">Total number of epochs.</param>
/// <param name="Progress">Its progress, or <c>null</c> before the first report.</param>
internal sealed record BoardRow(string Name, int Epochs, RunProgress? Progress)
{
    /// <summary>Completed fraction of the run, 0 to 1.</summary>
    public double Done => Progress is null ? 0 : (Progress.Epoch - 1 + ShareOfEpoch(Progress)) / Epochs;

    /// <summary>Whether the last epoch is the best of the run so far.</summary>
    public bool IsBest => Progress?.Last is { } last && Progress.Best?.Epoch == last.Epoch;

    /// <summary>Completed fraction of the current epoch, 0 to 1.</summary>
    public static double ShareOfEpoch(RunProgress progress) => progress.Step / (double)Math.Max(progress.Steps, 1);
}

/// <summary>State of all runs at one moment.</summary>
/// <param name="Rows">The runs in progress.</param>
/// <param name="Done">Number of finished runs.</param>
/// <param name="All">Number of all runs.</param>
/// <param name="Left">Time left for all runs, or <c>null</c> if there is no estimate yet.</param>
internal sealed record BoardSnapshot(IReadOnlyList<BoardRow> Rows, int Done, int All, TimeSpan? Left)
{
    /// <summary>Number of runs that have not started.</summary>
    public int Waiting => All - Done - Rows.Count;

    /// <summary>Predictions per second, summed over the runs in progress.</summary>
    public double PredictionsPerSecond => Rows.Sum(row => row.Progress?.PredictionsPerSecond ?? 0);
}
