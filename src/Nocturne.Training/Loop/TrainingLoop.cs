using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Loop;

/// <summary>Trains a network to the end of its epochs, from the position that the observer returns.</summary>
/// <remarks>
/// The result depends only on the batches, the settings, the seed and the initial weights, not on how often the training was stopped:
/// a position is saved after every epoch and once a minute, and the steps after the last one are repeated.
/// </remarks>
public sealed class TrainingLoop
{
    private static readonly TimeSpan BetweenSaves = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(0.5);

    private readonly ILearner _learner;
    private readonly IBatchSource _training, _validation;
    private readonly TrainingSettings _settings;
    private readonly ulong _seed;
    private readonly ITrainingObserver _observer;
    private readonly TimeProvider _time;
    private readonly BatchBuffer _buffer;
    private readonly EpochLoss _loss;
    private readonly List<EpochMetrics> _history = [];
    private readonly long _allSteps;
    private long _steps;

    /// <summary>Creates a loop.</summary>
    /// <param name="learner">The network.</param>
    /// <param name="training">Training batches, at least one.</param>
    /// <param name="validation">Validation batches, at least one.</param>
    /// <param name="settings">How the network is trained.</param>
    /// <param name="seed">Seed of the dropout masks.</param>
    /// <param name="observer">Keeps the results and the position.</param>
    /// <param name="time">Clock, or <c>null</c> for the system's.</param>
    /// <exception cref="SettingException">The settings cannot be used, or the pieces are too short for a batch.</exception>
    public TrainingLoop(
        ILearner learner, IBatchSource training, IBatchSource validation, TrainingSettings settings, int seed,
        ITrainingObserver observer, TimeProvider? time = null)
    {
        var firstEpoch = training.Batches(1);
        _settings = SettingException.Unless(settings.Checked(),
            (firstEpoch > 0, TooShort("training", settings)), (validation.Batches(0) > 0, TooShort("validation", settings)));
        (_learner, _training, _validation, _seed, _observer) = (learner, training, validation, (ulong)seed, observer);
        // An estimate: shuffled streams may need a few batches more or fewer in another epoch.
        _allSteps = (long)settings.Epochs * firstEpoch;
        _time = time ?? TimeProvider.System;
        _buffer = new BatchBuffer(learner.Spec.Fields);
        _loss = new EpochLoss(learner);
    }

    /// <summary>Trains to the end.</summary>
    /// <param name="progress">Called about twice a second, or <c>null</c>.</param>
    /// <param name="cancellation">Stops after the current step, with a saved position.</param>
    /// <returns>Every epoch's metrics, and the best epoch.</returns>
    /// <exception cref="OperationCanceledException">The training was stopped; the next call resumes it.</exception>
    public TrainingResult Run(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var position = Resume();
        var resumed = _history.Count;
        var pace = new Pace(_time);
        while (_history.Count < _settings.Epochs)
        {
            RunEpoch(position, pace, progress, cancellation);
            position = null;
        }
        _observer.Finish(Weights(_learner.Save()));
        return new TrainingResult([.. _history], Best(), resumed);
    }

    private void RunEpoch(TrainingPosition? position, Pace pace, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var (epoch, begun) = (_history.Count + 1, _time.GetTimestamp());
        var (saved, reported, steps) = (begun, begun, _training.Batches(epoch));
        _loss.Begin(position?.LossSum ?? 0, position?.Scored ?? 0);
        for (var step = position?.Step ?? 0; step < steps; step++)
        {
            if (cancellation.IsCancellationRequested || _time.GetElapsedTime(saved) >= BetweenSaves)
            {
                var sum = _loss.Sum();          // before the state: a learner with pending losses cannot save it
                _observer.Save(new(_learner.Save(), [.. _history], step, sum, _loss.Scored, Seconds()));
                saved = _time.GetTimestamp();
                cancellation.ThrowIfCancellationRequested();
            }
            Train(epoch, step, pace);
            if (progress is not null && _time.GetElapsedTime(reported) >= BetweenReports)
            {
                progress.Report(Progress(epoch, step + 1, steps, pace));
                reported = _time.GetTimestamp();
            }
        }
        var training = _loss.Sum() / _loss.Scored;
        var validation = Validate();
        Finish(new EpochMetrics(epoch, training, validation.Sum(), Math.Round(Seconds(), 3), validation.Length > 1 ? validation : null));
        progress?.Report(Progress(epoch, steps, steps, pace));

        double Seconds() => (position?.EpochSeconds ?? 0) + _time.GetElapsedTime(begun).TotalSeconds;
    }

    private void Train(int epoch, int step, Pace pace)
    {
        _training.Read(epoch, step, _buffer);
        var batch = _buffer.Batch;
        var factor = _settings.Schedule.Factor(_steps++, _allSteps);
        _loss.Train(batch, new StepSettings(_settings.LearningRate * factor, _seed));
        pace.Add(batch.Scored);
    }

    // The weights come before the position: a saved position implies that the weights of its epochs are saved.
    private void Finish(EpochMetrics metrics)
    {
        _history.Add(metrics);
        var state = _learner.Save();
        _observer.FinishEpoch(_history, Weights(state));
        _observer.Save(new(state, [.. _history]));
    }

    private TrainingPosition? Resume()
    {
        _history.Clear();
        _steps = 0;
        if (_observer.Resume() is not { } position)
            return null;
        _learner.Load(position.State);
        _history.AddRange(position.History);
        _steps = position.State.Steps;
        return position;
    }

    // Mean loss of each head over the validation batches, with the averaged weights if there are any.
    private double[] Validate()
    {
        if (_settings.Averaging == 0)
            return ValidationLoss();
        var state = _learner.Save();
        _learner.Load(state with { Weights = Weights(state) });
        var loss = ValidationLoss();
        _learner.Load(state);
        return loss;
    }

    private double[] ValidationLoss()
    {
        var (sums, scored) = (new double[_learner.Spec.Heads.Count], 0L);
        for (var index = 0; index < _validation.Batches(0); index++)
        {
            _validation.Read(0, index, _buffer);
            var loss = _learner.Loss(_buffer.Batch);
            for (var head = 0; head < sums.Length; head++)
                sums[head] += loss.Heads[head];
            scored += loss.Scored;
        }
        return Array.ConvertAll(sums, sum => sum / scored);
    }

    // The weights that are evaluated and exported.
    private Weights Weights(LearnerState state) => _settings.Averaging > 0 ? state.Slots[OptimizerSettings.Average] : state.Weights;

    private static string TooShort(string pieces, TrainingSettings settings) => settings.Batches == BatchKind.Windows
        ? $"the {pieces} pieces have no window: one must have at least {settings.Window + 1} steps (training.window + 1)"
        : $"the {pieces} pieces have nothing to predict: one must have at least 2 steps";

    private EpochMetrics Best() => EpochMetrics.Best(_history, _settings.Select);

    private RunProgress Progress(int epoch, int step, int steps, Pace pace)
    {
        var left = (long)_settings.Epochs * steps - ((epoch - 1L) * steps + step);
        return new RunProgress(
            epoch, _settings.Epochs, step, steps, pace.PredictionsPerSecond,
            pace.StepsPerSecond > 0 ? TimeSpan.FromSeconds(left / pace.StepsPerSecond) : null,
            _history.LastOrDefault(), _history.Count > 0 ? Best() : null);
    }

    /// <summary>Speed since the training was started or resumed.</summary>
    private sealed class Pace(TimeProvider time)
    {
        private readonly long _begun = time.GetTimestamp();
        private long _steps, _predictions;

        public double StepsPerSecond => _steps / Seconds;

        public double PredictionsPerSecond => _predictions / Seconds;

        private double Seconds => Math.Max(time.GetElapsedTime(_begun).TotalSeconds, 1e-9);

        public void Add(int predictions)
        {
            _steps++;
            _predictions += predictions;
        }
    }
}
