using System.Runtime.InteropServices;
using Nocturne.Models;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Learns with libtorch by way of TorchSharp: on a GPU, and on the processor as the judge of the other learners.</summary>
/// <remarks>
/// One instance is for one thread. Every step has a dispose scope of its own: nothing is left to the garbage collector.
/// On a GPU the steps of such small networks are bound by how fast the processor launches them. Recorded once as a CUDA graph and
/// replayed, a step would be a single launch; TorchSharp has neither graphs nor streams, so all learners of a process share one stream.
/// </remarks>
public sealed class TorchLearner : IDeferredLearner
{
    private readonly TrainingSettings _settings;
    private readonly Device _device;
    private readonly Network _network;
    private readonly Parameter[] _parameters;
    private readonly Adam _adam;
    private readonly ParameterTable _table;
    private readonly BatchQueue _queue;

    /// <summary>Creates a learner.</summary>
    /// <param name="spec">The network.</param>
    /// <param name="settings">How it is trained.</param>
    /// <param name="state">Where it begins.</param>
    /// <param name="options">How libtorch computes; on one thread of the processor when <c>null</c>.</param>
    /// <exception cref="TorchException">libtorch or the device is missing.</exception>
    /// <exception cref="SettingException">The specification or the settings cannot be used.</exception>
    public TorchLearner(ModelSpec spec, TrainingSettings settings, LearnerState state, TorchOptions? options = null)
    {
        options ??= new TorchOptions();
        (Spec, _settings) = (spec.Checked(), settings.Checked());
        TorchBackend.Require(options.Device);
        Configure(options);
        _device = options.Device == TorchDevice.Cuda ? device(DeviceType.CUDA, 0) : CPU;
        _network = Network.Create(spec, _device);
        var parameters = _network.named_parameters().ToArray();
        _parameters = [.. parameters.Select(parameter => parameter.parameter)];
        _adam = optim.Adam(_parameters, lr: settings.LearningRate);
        _table = new ParameterTable(spec, parameters, _adam);
        _queue = new BatchQueue(settings, _device);
        Load(state);
    }

    /// <inheritdoc/>
    public ModelSpec Spec { get; }

    /// <inheritdoc/>
    public string Description => $"TorchSharp, {(_device.type == DeviceType.CUDA ? "CUDA" : "CPU")}, libtorch {TorchBackend.Version}";

    /// <inheritdoc/>
    public int MostPending => _queue.Capacity;

    /// <inheritdoc/>
    public double Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        if (_queue.Count > 0)
            throw new InvalidOperationException($"The losses of {_queue.Count} steps are outstanding; take them first.");
        Begin(inputs, targets);
        Span<double> loss = [0];
        TakeLosses(loss);
        return loss[0];
    }

    /// <inheritdoc/>
    public void Begin(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        Check(inputs, targets.Length);
        using var scope = NewDisposeScope();
        var (windows, answers) = _queue.Upload(inputs, targets);    // [B, T], [B]
        _network.zero_grad();
        var loss = MeanLoss(windows, answers);
        loss.backward();
        if (_settings.ClipNorm > 0)
            nn.utils.clip_grad_norm_(_parameters, _settings.ClipNorm);
        _adam.step();
        _queue.Add(loss);
    }

    /// <inheritdoc/>
    public void TakeLosses(Span<double> losses)
    {
        if (losses.Length != _queue.Count)
            throw new ArgumentException($"{_queue.Count} losses are outstanding, but there is room for {losses.Length}.", nameof(losses));
        _queue.Take(losses);
    }

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        Check(inputs, targets.Length);
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var (windows, answers) = _queue.UploadAlone(inputs, targets, targets.Length);
        return MeanLoss(windows, answers).item<float>();
    }

    /// <inheritdoc/>
    public void Forward(ReadOnlySpan<float> inputs, int batch, Span<float> outputs, Span<float> hidden, Span<float> cell)
    {
        Check(inputs, batch);
        using var scope = NewDisposeScope();
        using var constant = no_grad();
        var (windows, _) = _queue.UploadAlone(inputs, [], batch);
        var (states, last, lastCell) = _network.call(windows);      // [T, B, H], [L, B, H]
        Copy(_network.Scores(states).transpose(0, 1), outputs);     // [B, T, V]
        Copy(last, hidden);
        if (lastCell is not null)
            Copy(lastCell, cell);
    }

    /// <inheritdoc/>
    public LearnerState Save() => _table.Save();

    /// <inheritdoc/>
    public void Load(LearnerState state)
    {
        if (state.Weights.Spec != Spec)
            throw new ArgumentException($"The state is of {state.Weights.Spec.Name}, but the learner is for {Spec.Name}.", nameof(state));
        _table.Load(state);
        _network.FlattenParameters();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _queue.Dispose();
        _adam.Dispose();
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

    private Tensor MeanLoss(Tensor windows, Tensor targets)
    {
        using var scope = NewDisposeScope();
        var (_, hidden, _) = _network.call(windows);                // [L, B, H]
        var scores = _network.Scores(hidden.select(0, Spec.Layers - 1));        // [B, V]
        return scope.MoveToOuter(Spec.Head == HeadKind.Categorical
            ? nn.functional.cross_entropy(scores, targets.to(ScalarType.Int64))
            : nn.functional.mse_loss(scores.squeeze(1), targets));
    }

    private static void Copy(Tensor source, Span<float> destination) =>
        MemoryMarshal.Cast<byte, float>(source.contiguous().cpu().bytes).CopyTo(destination);

    private static void Check(ReadOnlySpan<float> inputs, int batch)
    {
        if (batch < 1 || inputs.Length < batch || inputs.Length % batch != 0)
            throw new ArgumentException($"{inputs.Length} inputs are no batch of {batch} windows of equal length.", nameof(inputs));
    }
}
