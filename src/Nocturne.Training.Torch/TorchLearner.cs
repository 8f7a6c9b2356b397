using System.Runtime.InteropServices;
using Nocturne.Models;
using Nocturne.Training.Contract;
using TorchSharp;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>A learner on libtorch, through TorchSharp: on a GPU, or on the CPU as the reference for other learners.</summary>
/// <remarks>
/// Not thread-safe. Every step has its own dispose scope, so nothing is left to the garbage collector.
/// On a GPU, the speed of such small networks is limited by kernel launches. A step that is recorded as a CUDA graph would be a single
/// launch, but TorchSharp supports neither graphs nor streams. So all learners of a process share one stream.
/// </remarks>
public sealed class TorchLearner : IDeferredLearner
{
    private readonly TrainingSettings _settings;
    private readonly Device _device;
    private readonly Network _network;
    private readonly ParameterTable _parameters;
    private readonly Optimizer _optimizer;
    private readonly BatchQueue _queue;
    private readonly CarriedState _training, _evaluation;
    private readonly double[] _losses;
    private long _steps;

    /// <summary>Creates a learner.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="settings">How to train it.</param>
    /// <param name="state">Initial state.</param>
    /// <param name="options">How libtorch computes, or <c>null</c> for one thread on the CPU.</param>
    /// <exception cref="TorchException">libtorch or the device is missing.</exception>
    /// <exception cref="SettingException">The specification or the settings cannot be used.</exception>
    public TorchLearner(ModelSpec spec, TrainingSettings settings, LearnerState state, TorchOptions? options = null)
    {
        options ??= new TorchOptions();
        (Spec, _settings) = (spec.Checked(), settings.Checked());
        TorchBackend.Require(options.Device);
        Configure(options);
        _device = options.Device == TorchDevice.Cuda ? device(DeviceType.CUDA, 0) : CPU;
        _network = new Network(spec, isSplit: settings.Dropout.Output > 0, _device);
        _parameters = new ParameterTable(_network.Parameters);
        _optimizer = new Optimizer(settings, _parameters);
        _queue = new BatchQueue(spec, settings, _device);
        (_training, _evaluation) = (new CarriedState(spec, _device), new CarriedState(spec, _device));
        _losses = new double[spec.Heads.Count];
        Load(state);
    }

    /// <inheritdoc/>
    public ModelSpec Spec { get; }

    /// <inheritdoc/>
    public string Description => $"TorchSharp, {(_device.type == DeviceType.CUDA ? "CUDA" : "CPU")}, libtorch {TorchBackend.Version}";

    /// <inheritdoc/>
    public int MaxPending => _queue.Capacity;

    /// <inheritdoc/>
    public BatchLoss Train(in Batch batch, in StepSettings step)
    {
        if (_queue.Count > 0)
            throw new InvalidOperationException($"The losses of {_queue.Count} steps are pending; take them first.");
        Start(batch, step);
        TakeLosses(_losses);
        return new() { Heads = _losses, Scored = batch.Scored };
    }

    /// <inheritdoc/>
    public void Start(in Batch batch, in StepSettings step)
    {
        batch.Check(Spec.Inputs);
        using var scope = NewDisposeScope();
        var dropout = _settings.Dropout == default ? null : new StepDropout(Spec, _settings.Dropout, step.Seed, _steps, _device);
        var uploaded = _queue.Upload(batch);
        _parameters.ClearGradients();
        var dropped = DropStateWeights(dropout);
        var losses = Losses(batch, uploaded, _training, dropout);   // [heads]
        losses.backward([full(losses.shape, 1.0 / Math.Max(1, batch.Scored), device: _device)]);
        Restore(dropped);
        _optimizer.Step(step.LearningRate, ++_steps);
        _queue.Add(losses);
    }

    /// <inheritdoc/>
    public void TakeLosses(Span<double> losses)
    {
        if (losses.Length != _queue.Count * Spec.Heads.Count)
            throw new ArgumentException(
                $"{_queue.Count} steps of {Spec.Heads.Count} heads are pending, but there is room for {losses.Length} losses.",
                nameof(losses));
        _queue.Take(losses);
    }

    /// <inheritdoc/>
    public BatchLoss Loss(in Batch batch)
    {
        batch.Check(Spec.Inputs);
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var losses = Losses(batch, _queue.UploadAlone(batch), _evaluation, dropout: null);
        foreach (var (head, loss) in losses.cpu().data<float>().Index())
            _losses[head] = loss;
        return new() { Heads = _losses, Scored = batch.Scored };
    }

    /// <inheritdoc/>
    public void Forward(in Batch batch, Span<float> scores, RecurrentState state)
    {
        var unmasked = new Batch { Tokens = batch.Tokens, Rows = batch.Rows, Steps = batch.Steps };
        unmasked.Check(Spec.Inputs);
        if (scores.Length != batch.Rows * batch.Steps * Spec.OutputSize || state.Rows != batch.Rows)
            throw new ArgumentException(
                $"{scores.Length} scores and a state of {state.Rows} rows do not fit {batch.Rows} rows of {batch.Steps} steps.");
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var uploaded = _queue.UploadAlone(unmasked);
        var (states, last) = _network.Run(uploaded.Inputs, _evaluation.ToDevice(state));
        var all = cat(_network.Scores(states, uploaded.Targets), 2).transpose(0, 1).contiguous();       // [B, T, S]
        MemoryMarshal.Cast<byte, float>(all.cpu().bytes).CopyTo(scores);
        CarriedState.Read(last, state);
    }

    /// <inheritdoc/>
    public LearnerState Save()
    {
        using var scope = NewDisposeScope();
        var weights = new Weights(Spec);
        _parameters.Read(_parameters.Weights, weights);
        foreach (var (name, value) in _network.Constants)
            MemoryMarshal.Cast<byte, float>(value.detach().cpu().bytes).CopyTo(weights[name]);
        return new(weights, _optimizer.Save(weights), _steps, _training.Save());
    }

    /// <inheritdoc/>
    public void Load(LearnerState state)
    {
        if (state.Weights.Spec != Spec)
            throw new ArgumentException($"The state is of {state.Weights.Spec.Name}, but the learner is for {Spec.Name}.", nameof(state));
        if (state.Slots.Keys.Except(_settings.Slots).FirstOrDefault() is { } unknown)
            throw new ArgumentException($"The state has a slot '{unknown}', which {_settings.Optimizer.Kind} does not use.", nameof(state));
        using var scope = NewDisposeScope();
        using (no_grad())
            foreach (var (name, value) in _network.Parameters.Concat(_network.Constants))
                value.copy_(tensor(state.Weights[name], value.shape));
        _network.FlattenParameters();
        _optimizer.Load(state, _device);
        _training.Load(state.Carried);
        _steps = state.Steps;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _training.Dispose();
        _evaluation.Dispose();
        _queue.Dispose();
        _optimizer.Dispose();
        _network.Dispose();
    }

    private static void Configure(TorchOptions options)
    {
        set_num_threads(options.Threads);
        if (options.Device != TorchDevice.Cuda)
            return;
        backends.cuda.matmul.allow_tf32 = options.AllowTf32;
        backends.cudnn.allow_tf32 = options.AllowTf32;              // libtorch's own default is true
    }

    // Sums over the scored predictions [heads].
    private Tensor Losses(in Batch batch, DeviceBatch uploaded, CarriedState carried, StepDropout? dropout)
    {
        var (states, last) = _network.Run(uploaded.Inputs, carried.Begin(batch.Rows, uploaded.Continues), dropout);
        if (batch.Carries)
            carried.Carry(last);
        return _network.Losses(states.narrow(0, batch.FirstScored, batch.Steps - batch.FirstScored), uploaded);
    }

    // TorchSharp's modules do not support dropped weights, so the weights are changed during the step.
    private List<(Tensor Weights, Tensor Factors, Tensor Kept)> DropStateWeights(StepDropout? dropout)
    {
        var dropped = new List<(Tensor, Tensor, Tensor)>();
        using var constant = no_grad();
        foreach (var (layer, weights) in _network.StateWeights.Index())
            if (dropout?.StateWeightFactors(layer) is { } factors)
            {
                dropped.Add((weights, factors, weights.detach().clone()));
                weights.mul_(factors);
            }
        return dropped;
    }

    private static void Restore(List<(Tensor Weights, Tensor Factors, Tensor Kept)> dropped)
    {
        using var constant = no_grad();
        foreach (var (weights, factors, kept) in dropped)
        {
            weights.grad!.mul_(factors);
            weights.copy_(kept);
        }
    }
}
