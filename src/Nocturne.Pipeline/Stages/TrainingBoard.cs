using System.Globalization;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Board;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages;

/// <summary>Shows how far several runs are, with the time left of each and of all: live on a terminal, else in lines. Safe for use by several threads.</summary>
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
    /// <param name="voice">Where to.</param>
    /// <param name="clock">Time.</param>
    /// <param name="runs">The runs that are to be trained.</param>
    /// <param name="epochs">Epochs of each.</param>
    /// <param name="windows">Windows of an epoch.</param>
    /// <param name="jobs">Runs at a time.</param>
    /// <param name="choice">The loss that the best epoch is chosen by.</param>
    public TrainingBoard(Voice voice, TimeProvider clock, IReadOnlyList<ExperimentRun> runs, int epochs, int windows, int jobs = 1, EpochChoice choice = EpochChoice.Validation)
    {
        (_voice, _runs, _epochs, _choice) = (voice, runs, epochs, choice);
        _timeLeft = new TimeLeft(runs, jobs, epochs, windows);
        _plain = new PlainBoard(clock, epochs);
    }

    /// <summary>Takes the progress of a run that begins.</summary>
    public IProgress<RunProgress> For(ExperimentRun run)
    {
        lock (_lock)
            _active[run] = null;
        return new Listener(this, run);
    }

    /// <summary>Says what a run came to.</summary>
    public void Finish(ExperimentRun run, TrainingResult result, string folder)
    {
        lock (_lock)
        {
            _active.Remove(run);
            _finished.Add(run);
        }
        var resumed = result.Resumed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({result.Resumed} of them before it was gone on from)");
        _voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"train: {run.Name} done: {Counted.Of(result.Epochs.Count, "epoch")}{resumed} in {result.Epochs.Sum(epoch => epoch.Seconds):F1} s, best {(_choice == EpochChoice.Training ? "training" : "validation")} loss {result.Best.Loss(_choice):F6} in epoch {result.Best.Epoch}, written to {folder}"));
    }

    /// <summary>Says that a run was not trained, because another experiment had trained the same one.</summary>
    public void TakeOver(ExperimentRun run, string experiment)
    {
        lock (_lock)
            _finished.Add(run);
        _voice.Say($"train: {run.Name}: trained already, the same way, for {experiment}; taken over from there");
    }

    /// <summary>Begins to show it on a terminal, until what is returned is disposed of.</summary>
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
