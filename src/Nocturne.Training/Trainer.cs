using Nocturne.Models;
using Nocturne.Training.Data;
using Nocturne.Training.TensorBoard;

namespace Nocturne.Training;

/// <summary>Trains a network to the end of its epochs, from wherever its folder says it stands.</summary>
/// <remarks>
/// The result depends on the windows, the settings, the seed and the weights that the learner begins with, and not on how
/// often the run was stopped: a checkpoint is written after every epoch and once a minute, and whatever came after the last
/// one is simply done again.
/// </remarks>
public sealed class Trainer
{
    private static readonly TimeSpan BetweenCheckpoints = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenReports = TimeSpan.FromSeconds(0.5);

    private readonly ILearner _learner;
    private readonly WindowSet _training;
    private readonly WindowSet _validation;
    private readonly TrainingSettings _settings;
    private readonly BatchOrder _order;
    private readonly RunFolder _folder;
    private readonly string _fingerprint;
    private readonly TimeProvider _time;
    private readonly float[] _inputs;
    private readonly float[] _targets;
    private readonly int[] _indices;
    private readonly LossSum _losses;
    private readonly List<EpochMetrics> _history = [];

    /// <summary>Creates a trainer.</summary>
    /// <param name="learner">The network.</param>
    /// <param name="training">Windows to learn from, at least one.</param>
    /// <param name="validation">Windows to judge by, at least one.</param>
    /// <param name="settings">How to train.</param>
    /// <param name="seed">Seed of the order of the windows.</param>
    /// <param name="folder">Where the checkpoints, the best weights by either loss, last.safetensors, metrics.csv and TensorBoard's events go; a checkpoint found there is gone on from.</param>
    /// <param name="fingerprint">Hash of all that the result depends on; a checkpoint with another one is not used.</param>
    /// <param name="time">Clock; the system's when <c>null</c>.</param>
    /// <param name="warn">Told when a damaged checkpoint is passed over for the one before it; when <c>null</c>, that is an error.</param>
    public Trainer(
        ILearner learner, WindowSet training, WindowSet validation, TrainingSettings settings, int seed, string folder, string fingerprint,
        TimeProvider? time = null, Action<string>? warn = null)
    {
        _settings = SettingException.Unless(settings.Checked(),
            (training.Count > 0, $"the training pieces have no window of {training.Window} notes and one more"),
            (validation.Count > 0, $"the validation pieces have no window of {validation.Window} notes and one more"));
        (_learner, _training, _validation, _fingerprint) = (learner, training, validation, fingerprint);
        _time = time ?? TimeProvider.System;
        _folder = new RunFolder(
            folder, new CheckpointPair(folder, learner.Spec, fingerprint, warn), new EventFile(Path.Combine(folder, RunFiles.Events), training.Count, _time));
        _order = new BatchOrder(training.Count, settings.Batch, seed);
        _inputs = new float[settings.Batch * training.Window];
        _targets = new float[settings.Batch];
        _indices = new int[settings.Batch];
        _losses = new LossSum(learner);
    }

    /// <summary>Trains to the end.</summary>
    /// <param name="progress">Told about twice a second.</param>
    /// <param name="cancellation">Stops after the step under way, with a checkpoint.</param>
    /// <returns>Every epoch's metrics, and the best epoch.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; the next call goes on.</exception>
    /// <exception cref="CheckpointException">There are checkpoints in the folder, but none of them is whole.</exception>
    /// <exception cref="RunFileException">A file cannot be written; the last checkpoint is unharmed.</exception>
    public TrainingResult Run(IProgress<RunProgress>? progress = null, CancellationToken cancellation = default)
    {
        var place = Resume();
        var resumed = _history.Count;
        var pace = new Pace(_time);
        while (_history.Count < _settings.Epochs)
        {
            RunEpoch(place, pace, progress, cancellation);
            place = new Place(0, 0, 0);
        }
        _folder.SaveLast(_learner.Save().Weights);
        return new TrainingResult([.. _history], Best(), resumed);
    }

    private void RunEpoch(Place place, Pace pace, IProgress<RunProgress>? progress, CancellationToken cancellation)
    {
        var epoch = _history.Count + 1;
        var begun = _time.GetTimestamp();
        var (saved, reported) = (begun, begun);
        _losses.Begin(place.LossSum);
        _order.Shuffle(epoch);
        for (var step = place.Step; step < _order.Steps; step++)
        {
            if (cancellation.IsCancellationRequested || _time.GetElapsedTime(saved) >= BetweenCheckpoints)
            {
                Save(new Place(step, _losses.Total(), Seconds()));
                saved = _time.GetTimestamp();
                cancellation.ThrowIfCancellationRequested();
            }
            Fill(_training, _order.Batch(step), out var inputs, out var targets);
            _losses.Train(inputs, targets);
            pace.Steps++;
            if (progress is not null && _time.GetElapsedTime(reported) >= BetweenReports)
            {
                progress.Report(Progress(epoch, step + 1, pace));
                reported = _time.GetTimestamp();
            }
        }
        var metrics = new EpochMetrics(epoch, _losses.Total() / _training.Count, ValidationLoss(), Math.Round(Seconds(), 3));   // as the files have it
        Finish(metrics);
        progress?.Report(Progress(epoch, _order.Steps, pace));

        double Seconds() => place.Seconds + _time.GetElapsedTime(begun).TotalSeconds;
    }

    // The best weights are written first: a checkpoint that knows of an epoch implies that its weights are there.
    private void Finish(EpochMetrics metrics)
    {
        _history.Add(metrics);
        var weights = new Lazy<Weights>(() => _learner.Save().Weights);
        foreach (var choice in Enum.GetValues<EpochChoice>())
            if (EpochMetrics.Best(_history, choice) == metrics)
                _folder.SaveBest(RunFiles.Weights(choice, _settings.Select), weights.Value);
        _folder.SaveMetrics(_history);
        Save(new Place(0, 0, 0));
    }

    private Place Resume()
    {
        _history.Clear();
        if (_folder.Open() is not { } checkpoint)
            return new Place(0, 0, 0);
        _learner.Load(checkpoint.State);
        _history.AddRange(checkpoint.History);
        return new Place(checkpoint.Step, checkpoint.LossSum, checkpoint.EpochSeconds);
    }

    private void Save(Place place) => _folder.Save(new(_learner.Save(), _fingerprint, [.. _history], place.Step, place.LossSum, place.Seconds));

    private double ValidationLoss()
    {
        var sum = 0.0;
        for (var start = 0; start < _validation.Count; start += _settings.Batch)
        {
            var count = Math.Min(_settings.Batch, _validation.Count - start);
            for (var row = 0; row < count; row++)
                _indices[row] = start + row;
            sum += Fill(_validation, _indices.AsSpan(0, count), out var inputs, out var targets) * _learner.Loss(inputs, targets);
        }
        return sum / _validation.Count;
    }

    private int Fill(WindowSet windows, ReadOnlySpan<int> indices, out ReadOnlySpan<float> inputs, out ReadOnlySpan<float> targets)
    {
        windows.CopyTo(indices, _inputs, _targets);
        inputs = _inputs.AsSpan(0, indices.Length * windows.Window);
        targets = _targets.AsSpan(0, indices.Length);
        return indices.Length;
    }

    private EpochMetrics Best() => EpochMetrics.Best(_history, _settings.Select);

    private RunProgress Progress(int epoch, int step, Pace pace)
    {
        var left = (long)_settings.Epochs * _order.Steps - ((epoch - 1L) * _order.Steps + step);
        return new RunProgress(
            epoch, _settings.Epochs, step, _order.Steps, pace.StepsPerSecond * Math.Min(_settings.Batch, _training.Count),
            pace.StepsPerSecond > 0 ? TimeSpan.FromSeconds(left / pace.StepsPerSecond) : null, _history.LastOrDefault(), _history.Count > 0 ? Best() : null);
    }

    /// <summary>Where an epoch stands: steps done, the sum of their losses, seconds spent.</summary>
    private readonly record struct Place(int Step, double LossSum, double Seconds);

    /// <summary>Steps a second since the run was begun or resumed.</summary>
    private sealed class Pace(TimeProvider time)
    {
        private readonly long _begun = time.GetTimestamp();

        public long Steps { get; set; }

        public double StepsPerSecond => Steps / Math.Max(time.GetElapsedTime(_begun).TotalSeconds, 1e-9);
    }
}
