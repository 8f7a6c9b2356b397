using System.Globalization;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages.Board;

/// <summary>Tells where runs stand in lines, for files, pipes and CI: not too many of them, and none at all for no more than ten seconds.</summary>
/// <param name="clock">Time.</param>
/// <param name="epochs">Epochs of each run.</param>
internal sealed class PlainBoard(TimeProvider clock, int epochs)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private const int MostEpochLines = 20;              // of a run, however many epochs it has

    private readonly Dictionary<ExperimentRun, long> _spoke = [];
    private readonly Dictionary<ExperimentRun, int> _told = [];

    /// <summary>The line to say now, or <c>null</c>.</summary>
    /// <param name="run">Whose progress it is.</param>
    /// <param name="progress">Where it stands.</param>
    /// <param name="leftOfAll">Time left of all runs.</param>
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
            $"train: {run.Name}: {Place(progress)}; {progress.WindowsPerSecond:N0} windows/s; left {BoardText.Time(progress.Remaining)}, of all runs {BoardText.Time(leftOfAll())}");
    }

    private bool IsMilestone(int epoch) => epoch == 1 || epoch % ((epochs + MostEpochLines - 1) / MostEpochLines) == 0;

    private string Place(RunProgress progress) => progress.Last is { } last && last.Epoch == progress.Epoch
        ? string.Create(CultureInfo.InvariantCulture, $"epoch {last.Epoch} of {epochs}: loss {last.TrainingLoss:F6}, validation {last.ValidationLoss:F6}")
        : string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {epochs}, {100 * BoardRow.ShareOfEpoch(progress):F0} % done");
}
