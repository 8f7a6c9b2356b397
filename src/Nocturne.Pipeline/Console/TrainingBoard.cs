using System.Globalization;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Console;

/// <summary>Shows the progress of several runs and the time left: live on a terminal, otherwise in plain lines. Thread-safe.</summary>
internal sealed class TrainingBoard
{
    private readonly Lock _lock = new();
    private readonly Voice _voice;
    private readonly IReadOnlyList<ExperimentRun> _runs;
    private readonly int _epochs;
    private readonly EpochChoice _choice;
    private readonly TimeLeft _timeLeft;
    private readonly PlainBoard _plain;
    private readonly Dictionary<ExperimentRun, RunProgress?> _active = [];
    private readonly HashSet<ExperimentRun> _finished = [];

    /// <summary>Creates a board.</summary>
    /// <param name="voice">Where to print.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="runs">The runs to train.</param>
    /// <param name="epochs">Epochs of each run.</param>
    /// <param name="windows">Predictions per epoch.</param>
    /// <param name="jobs">Number of runs at the same time.</param>
    /// <param name="choice">The loss that decides which epoch is best.</param>
    public TrainingBoard(
        Voice voice,
        TimeProvider clock,
        IReadOnlyList<ExperimentRun> runs,
        int epochs,
        int windows,
        int jobs = 1,
        EpochChoice choice = EpochChoice.Validation)
    {
        (_voice, _runs, _epochs, _choice) = (voice, runs, epochs, choice);
        _timeLeft = new TimeLeft(runs, jobs, epochs, windows);
        _plain = new PlainBoard(clock, epochs);
    }

    /// <summary>Adds a run that starts, and returns the receiver of its progress.</summary>
    public IProgress<RunProgress> For(ExperimentRun run)
    {
        lock (_lock)
            _active[run] = null;
        return new Listener(this, run);
    }

    /// <summary>Reports the result of a run.</summary>
    public void Finish(ExperimentRun run, TrainingResult result, string folder)
    {
        lock (_lock)
        {
            _active.Remove(run);
            _finished.Add(run);
        }
        var resumed = result.Resumed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({result.Resumed} before resuming)");
        var seconds = result.Epochs.Sum(epoch => epoch.Seconds);
        var loss = _choice == EpochChoice.Training ? "training" : "validation";
        _voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"train: {run.Name} done: {Counted.Of(result.Epochs.Count, "epoch")}{resumed} in {seconds:F1} s, " +
            $"best {loss} loss {result.Best.Loss(_choice):F6} in epoch {result.Best.Epoch}, written to {folder}"));
    }

    /// <summary>Reports that a run was copied from another experiment that had trained the same one.</summary>
    public void TakeOver(ExperimentRun run, string experiment)
    {
        lock (_lock)
            _finished.Add(run);
        _voice.Say($"train: {run.Name}: same as in {experiment}; copied from there");
    }

    /// <summary>Shows the board on a terminal until the returned object is disposed.</summary>
    public IDisposable Show() => _voice.Show(new BoardView(Look));

    private void Report(ExperimentRun run, RunProgress progress)
    {
        string? line = null;
        lock (_lock)
        {
            _active[run] = progress;
            _timeLeft.Measure(run, progress);
            if (_voice.Terminal is null)
                line = _plain.Line(run, progress, () => _timeLeft.OfAll(_active, _finished));
        }
        if (line is not null)
            _voice.Say(line);
    }

    private BoardSnapshot Look()
    {
        lock (_lock)
        {
            var rows = _runs.Where(_active.ContainsKey).Select(run => new BoardRow(run.Name, _epochs, _active[run]));
            return new BoardSnapshot([.. rows], _finished.Count, _runs.Count, _timeLeft.OfAll(_active, _finished));
        }
    }

    private sealed class Listener(TrainingBoard board, ExperimentRun run) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => board.Report(run, value);
    }
}
