using Nocturne.Training;

namespace Nocturne.Pipeline.Stages.Board;

/// <summary>A run under way.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Epochs">Epochs in all.</param>
/// <param name="Progress">Where it stands; <c>null</c> before it has said so.</param>
internal sealed record BoardRow(string Name, int Epochs, RunProgress? Progress)
{
    /// <summary>How much of the run is done, 0 to 1.</summary>
    public double Done => Progress is null ? 0 : (Progress.Epoch - 1 + ShareOfEpoch(Progress)) / Epochs;

    /// <summary>Whether no epoch before the last one had a lower validation loss.</summary>
    public bool IsBest => Progress?.Last is { } last && Progress.Best?.Epoch == last.Epoch;

    /// <summary>How much of the epoch under way is done, 0 to 1.</summary>
    public static double ShareOfEpoch(RunProgress progress) => progress.Step / (double)Math.Max(progress.Steps, 1);
}

/// <summary>All runs at a moment.</summary>
/// <param name="Rows">The runs under way.</param>
/// <param name="Done">Runs that are finished.</param>
/// <param name="All">All runs.</param>
/// <param name="Left">Time left of all; <c>null</c> before it can be told.</param>
internal sealed record BoardSnapshot(IReadOnlyList<BoardRow> Rows, int Done, int All, TimeSpan? Left)
{
    /// <summary>Runs that have not begun.</summary>
    public int Waiting => All - Done - Rows.Count;

    /// <summary>Windows a second of all runs under way.</summary>
    public double WindowsPerSecond => Rows.Sum(row => row.Progress?.WindowsPerSecond ?? 0);
}
