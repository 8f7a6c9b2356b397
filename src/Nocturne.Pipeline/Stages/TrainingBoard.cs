using System.Globalization;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages;

/// <summary>Shows how far several runs are, with the time left of each and of all. Safe for use by several threads.</summary>
/// <param name="voice">Where to.</param>
/// <param name="clock">Time.</param>
/// <param name="runs">The runs that are to be trained.</param>
/// <param name="epochs">Epochs of each.</param>
/// <param name="windows">Windows of an epoch.</param>
/// <param name="choice">The loss that the best epoch is chosen by.</param>
internal sealed class TrainingBoard(Voice voice, TimeProvider clock, IReadOnlyList<ExperimentRun> runs, int epochs, int windows,
    EpochChoice choice = EpochChoice.Validation)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);
    private const int MostEpochLines = 20;              // of a run, however many epochs it has

    private readonly Lock _lock = new();
    private readonly Dictionary<ExperimentRun, RunProgress> _active = [];
    private readonly Dictionary<ExperimentRun, long> _spoke = [];
    private readonly HashSet<ExperimentRun> _finished = [];

    /// <summary>Takes the progress of a run.</summary>
    public IProgress<RunProgress> For(ExperimentRun run) => new Listener(this, run);

    /// <summary>Says what a run came to.</summary>
    public void Finish(ExperimentRun run, TrainingResult result, string folder)
    {
        lock (_lock)
        {
            _active.Remove(run);
            _finished.Add(run);
        }
        var resumed = result.Resumed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({result.Resumed} of them before it was gone on from)");
        voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"train: {run.Name} done: {Counted.Of(result.Epochs.Count, "epoch")}{resumed} in {result.Epochs.Sum(epoch => epoch.Seconds):F1} s, best {(choice == EpochChoice.Training ? "training" : "validation")} loss {result.Best.Loss(choice):F6} in epoch {result.Best.Epoch}, written to {folder}"));
    }

    private void Report(ExperimentRun run, RunProgress progress)
    {
        lock (_lock)
        {
            var isNewEpoch = progress.Last is not null && progress.Last.Epoch != _active.GetValueOrDefault(run)?.Last?.Epoch;
            _active[run] = progress;
            if (voice.IsTerminal)
                voice.Show(ShortLine());
            else if (isNewEpoch && IsMilestone(progress.Last!.Epoch) || clock.GetElapsedTime(_spoke.GetValueOrDefault(run, clock.GetTimestamp())) >= Pause)
                voice.Say(LongLine(run, progress));
            else
            {
                _spoke.TryAdd(run, clock.GetTimestamp());
                return;
            }
            _spoke[run] = clock.GetTimestamp();
        }
    }

    private bool IsMilestone(int epoch) => epoch == 1 || epoch % ((epochs + MostEpochLines - 1) / MostEpochLines) == 0;

    private string LongLine(ExperimentRun run, RunProgress progress)
    {
        var place = progress.Last is { } last && last.Epoch == progress.Epoch
            ? string.Create(CultureInfo.InvariantCulture, $"epoch {last.Epoch} of {epochs}: loss {last.TrainingLoss:F6}, validation {last.ValidationLoss:F6}")
            : string.Create(CultureInfo.InvariantCulture, $"epoch {progress.Epoch} of {epochs}, {100 * Share(progress):F0} % done");
        return string.Create(CultureInfo.InvariantCulture,
            $"train: {run.Name}: {place}; {progress.WindowsPerSecond:N0} windows/s; left {Shown(progress.Remaining)}, of all runs {Shown(LeftOfAll())}");
    }

    private string ShortLine() => string.Create(CultureInfo.InvariantCulture,
        $"train: {_finished.Count} of {runs.Count} runs done, {Shown(LeftOfAll())} left | ") + string.Join(" | ", _active.OrderBy(pair => pair.Key.Name, StringComparer.Ordinal).Select(pair =>
        string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Name} {pair.Value.Epoch}/{epochs} {100 * Share(pair.Value):F0} %{(pair.Value.Last is { } last ? $" {last.ValidationLoss:F4}" : "")} {Shown(pair.Value.Remaining)}")));

    private static double Share(RunProgress progress) => progress.Step / (double)Math.Max(progress.Steps, 1);

    // Work is weights times windows: a run of twice the weights takes about twice the time.
    private TimeSpan? LeftOfAll()
    {
        double left = 0, speed = 0;
        foreach (var run in runs.Where(run => !_finished.Contains(run)))
        {
            var progress = _active.GetValueOrDefault(run);
            var done = progress is null ? 0 : progress.Epoch - 1 + Share(progress);
            left += run.Cost * (epochs - done) * windows;
            speed += run.Cost * (progress?.WindowsPerSecond ?? 0);
        }
        if (speed <= 0)
            return null;
        var seconds = Math.Max(left / speed, _active.Values.Max(progress => progress.Remaining?.TotalSeconds ?? 0));
        return TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.MaxValue.TotalSeconds / 2));
    }

    // Rounded up: nothing is left only when nothing is left.
    private static string Shown(TimeSpan? time) => time is not { } left ? "?" : Clock(TimeSpan.FromSeconds(Math.Ceiling(left.TotalSeconds)));

    private static string Clock(TimeSpan known) =>
        known.TotalHours < 1
            ? string.Create(CultureInfo.InvariantCulture, $"{known.Minutes}:{known.Seconds:D2}")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)known.TotalHours}:{known.Minutes:D2}:{known.Seconds:D2}");

    private sealed class Listener(TrainingBoard board, ExperimentRun run) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => board.Report(run, value);
    }
}
