using Nocturne.Models;

namespace Nocturne.Training.Simd;

/// <summary>Learns on one core of a CPU, with the widest vectors that it has.</summary>
/// <remarks>
/// A network without a garbage collector's business: after the first step of a size nothing is allocated. One instance is
/// for one thread; as many instances as there are cores run side by side.
/// </remarks>
public sealed class SimdLearner : ILearner
{
    private readonly INetwork<float> _network;
    private readonly TrainingSettings _settings;
    private long _steps;

    /// <summary>Creates a learner.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="state">Where it begins.</param>
    /// <exception cref="SettingException">The specification or the settings cannot be used.</exception>
    public SimdLearner(ModelSpec spec, TrainingSettings settings, LearnerState state)
        : this(spec, settings, state, NetworkFactory.Widths[0])
    {
    }

    internal SimdLearner(ModelSpec spec, TrainingSettings settings, LearnerState state, int vectorBits)
    {
        _settings = settings.Checked();
        _network = NetworkFactory.Create<float>(spec.Checked(), vectorBits);
        Load(state);
    }

    /// <inheritdoc/>
    public ModelSpec Spec => _network.Parameters.Spec;

    /// <inheritdoc/>
    public string Description => $"SIMD, {_network.VectorBits} bits";

    /// <inheritdoc/>
    public double Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        Check(inputs, targets.Length);
        var loss = _network.Gradients(inputs, targets);
        _network.Update(_settings.LearningRate, ++_steps, _settings.ClipNorm);
        return loss;
    }

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        Check(inputs, targets.Length);
        return _network.Loss(inputs, targets);
    }

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, int batch, Span<float> outputs, Span<float> hidden, Span<float> cell)
    {
        Check(inputs, batch);
        _network.Forward(inputs, batch, outputs, hidden, cell);
    }

    /// <inheritdoc/>
    public LearnerState Save()
    {
        var parameters = _network.Parameters;
        return new LearnerState(parameters.Write(parameters.Values), parameters.Write(parameters.FirstMoments), parameters.Write(parameters.SecondMoments), _steps);
    }

    /// <inheritdoc/>
    public void Load(LearnerState state)
    {
        if (state.Weights.Spec != Spec)
            throw new ArgumentException($"The state is of {state.Weights.Spec.Name}, but the learner is for {Spec.Name}.", nameof(state));
        var parameters = _network.Parameters;
        parameters.Read(state.Weights, parameters.Values);
        parameters.Read(state.FirstMoments, parameters.FirstMoments);
        parameters.Read(state.SecondMoments, parameters.SecondMoments);
        _steps = state.Steps;
        _network.WeightsChanged();
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private static void Check(ReadOnlySpan<float> inputs, int batch)
    {
        if (batch < 1 || inputs.Length < batch || inputs.Length % batch != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no batch of {batch} windows of equal length.", nameof(inputs));
    }
}
