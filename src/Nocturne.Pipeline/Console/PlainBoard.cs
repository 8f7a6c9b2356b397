using System.Globalization;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Console;

/// <summary>Reports the progress of runs as plain lines, for files, pipes and CI.</summary>
/// <remarks>A run gets a line at its milestones, and otherwise every ten seconds.</remarks>
/// <param name="clock">The clock.</param>
/// <param name="epochs">Epochs of each run.</param>
internal sealed class PlainBoard(TimeProvider clock, int epochs)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private const int MostEpochLines = 20;              // per run, however many epochs it has

    private readonly Dictionary<ExperimentRun, long> _spoke = [];
    private readonly Dictionary<ExperimentRun, int> _told = [];

    /// <summary>The line to print now, or <c>null</c> for none.</summary>
    /// <param name="run">The run.</param>
    /// <param name="progress">Its progress.</param>
    /// <param name="leftOfAll">Gets the time left for all runs.</param>
    public string? Line(ExperimentRun run, RunProgress progress, Func<TimeSpan?> leftOfAll)
    {
        var now = clock.GetTimestamp();
        var isNewEpoch = progress.Last is not null && progress.Last.Epoch != _told.GetValueOrDefault(run);
        if (isNewEpoch)
            _told[run] = progress.Last!.Epoch;
        _spoke.TryAdd(run, now);
        if (!(isNewEpoch && IsMilestone(progress.Last!.Epoch)) && clock.GetElapsedTime(_spoke[run], now) < Pause)
            return null;
        _spoke[run] = now;
        return string.Create(CultureInfo.InvariantCulture,
            $"train: {run.Name}: {Place(progress)}; {progress.PredictionsPerSecond:N0} predictions/s; " +
            $"left {BoardText.Time(progress.Remaining)}, all runs {BoardText.Time(leftOfAll())}");
    }

    private bool IsMilestone(int epoch) => epoch == 1 || epoch % ((epochs + MostEpochLines - 1) / MostEpochLines) == 0;

    private string Place(RunProgress progress) => progress.Last is { } last && last.Epoch == progress.Epoch
        ? string.Create(CultureInfo.InvariantCulture,
            $"epoch {last.Epoch} of {epochs}: loss {last.TrainingLoss:F6}, validation {last.ValidationLoss:F6}")
        : string.Create(CultureInfo.InvariantCulture,
            $"epoch {progress.Epoch} of {epochs}, {100 * BoardRow.ShareOfEpoch(progress):F0} % done");
}
