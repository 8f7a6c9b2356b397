using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd;

/// <summary>A learner on one core of a CPU, with its widest vectors.</summary>
/// <remarks>
/// Steps after the first one of a size allocate nothing. Not thread-safe; use one instance for each core.
/// </remarks>
public sealed class SimdLearner : ILearner
{
    private readonly INetwork<float> _network;
    private readonly TrainingSettings _settings;
    private readonly double[] _losses;
    private long _steps;

    /// <summary>Creates a learner.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="settings">How to train it.</param>
    /// <param name="state">Initial state.</param>
    /// <exception cref="SettingException">The specification or the settings cannot be used.</exception>
    public SimdLearner(ModelSpec spec, TrainingSettings settings, LearnerState state)
        : this(spec, settings, state, NetworkFactory.Widths[0])
    {
    }

    internal SimdLearner(ModelSpec spec, TrainingSettings settings, LearnerState state, int vectorBits)
    {
        _settings = settings.Checked();
        _network = NetworkFactory.Create<float>(spec.Checked(), vectorBits, settings.Slots);
        _losses = new double[spec.Heads.Count];
        Load(state);
    }

    /// <inheritdoc/>
    public ModelSpec Spec => _network.Parameters.Spec;

    /// <inheritdoc/>
    public string Description => $"SIMD, {_network.VectorBits} bits";

    /// <inheritdoc/>
    public BatchLoss Train(in Batch batch, in StepSettings step)
    {
        batch.Check(Spec.Inputs);
        _network.Gradients(batch, _settings.Dropout, step.Seed, _steps, _losses);
        _network.Update(_settings, step.LearningRate, ++_steps);
        return new BatchLoss { Heads = _losses, Scored = batch.Scored };
    }

    /// <inheritdoc/>
    public BatchLoss Loss(in Batch batch)
    {
        batch.Check(Spec.Inputs);
        _network.Loss(batch, _losses);
        return new BatchLoss { Heads = _losses, Scored = batch.Scored };
    }

    /// <inheritdoc/>
    public void Forward(in Batch batch, Span<float> scores, RecurrentState state)
    {
        batch.Check(Spec.Inputs);
        if (state.Rows != batch.Rows || scores.Length != batch.Rows * batch.Steps * Spec.OutputSize)
            throw new ArgumentException(
                $"{scores.Length} scores and a state of {state.Rows} rows do not fit {batch.Rows} rows of {batch.Steps} steps.");
        _network.Forward(batch, scores, state.Hidden, state.Cell);
    }

    /// <inheritdoc/>
    public LearnerState Save()
    {
        var parameters = _network.Parameters;
        return new LearnerState(
            parameters.Write(parameters.Values),
            parameters.Slots.ToDictionary(slot => slot, slot => parameters.Write(parameters.Slot(slot))), _steps, Carried());
    }

    /// <inheritdoc/>
    public void Load(LearnerState state)
    {
        var parameters = _network.Parameters;
        if (state.Weights.Spec != Spec)
            throw new ArgumentException($"The state is of {state.Weights.Spec.Name}, but the learner is for {Spec.Name}.", nameof(state));
        if (state.Slots.Keys.Except(parameters.Slots).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"The state has a slot '{unknown}', which {_settings.Optimizer.Kind} does not use.", nameof(state));
        parameters.Read(state.Weights);
        foreach (var slot in parameters.Slots)
            if (state.Slots.TryGetValue(slot, out var values))
                parameters.Read(values, parameters.Slot(slot));
            else if (slot == OptimizerSettings.Average)
                parameters.Read(state.Weights, parameters.Slot(slot));
            else
                parameters.Slot(slot).Span.Clear();
        _steps = state.Steps;
        Carry(state.Carried);
        _network.WeightsChanged();
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private RecurrentState? Carried()
    {
        var rows = _network.Carried.Rows;
        if (rows == 0)
            return null;
        var state = new RecurrentState(Spec, rows);
        _network.Carried.Save(state.Hidden, state.Cell);
        return state;
    }

    private void Carry(RecurrentState? state)
    {
        _network.Carried.Reserve(state?.Rows ?? 0);
        if (state is not null)
            _network.Carried.Load(state.Hidden, state.Cell);
    }
}
