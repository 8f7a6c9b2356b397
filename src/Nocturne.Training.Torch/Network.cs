using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Nocturne.Training.Torch;

/// <summary>An embedding where the input asks for one, stacked recurrent layers and a linear head, with PyTorch's names for their parameters.</summary>
internal abstract class Network : Module<Tensor, (Tensor States, Tensor Hidden, Tensor? Cell)>
{
    private readonly ModelSpec _spec;
    private readonly Device _device;
    private readonly Embedding? _embedding;
    private readonly Linear _head;
    private Tensor _zero;                                           // [L, B, H], of the last batch's size

    protected Network(ModelSpec spec, Device device, Module rnn)
        : base(spec.Name)
    {
        (_spec, _device) = (spec, device);
        if (spec.Input == InputKind.Embedding)
        {
            _embedding = Embedding(spec.Vocabulary, spec.EmbeddingSize, device: device);
            register_module("embedding", _embedding);
        }
        register_module("rnn", rnn);
        _head = Linear(spec.Hidden, spec.OutputSize, device: device);
        register_module("head", _head);
        _zero = zeros(spec.Layers, 1, spec.Hidden, device: device);
    }

    /// <summary>The network that a specification describes.</summary>
    public static Network Create(ModelSpec spec, Device device) => spec.Cell switch
    {
        CellKind.Rnn => new RnnNetwork(spec, device),
        CellKind.Lstm => new LstmNetwork(spec, device),
        CellKind.Gru => new GruNetwork(spec, device),
        _ => throw new SettingException($"model.cell is {spec.Cell}; use rnn, lstm or gru."),
    };

    /// <summary>Puts the recurrent weights into one run of memory, as cuDNN wants them; on the processor nothing happens.</summary>
    public abstract void FlattenParameters();

    /// <summary>Runs the recurrent layers from a zero state.</summary>
    /// <param name="windows">Scaled inputs or tokens' numbers, float32 [B, T].</param>
    /// <returns>Every step's states of the last layer [T, B, H], and every layer's states after the last step [L, B, H].</returns>
    public override (Tensor States, Tensor Hidden, Tensor? Cell) forward(Tensor windows)
    {
        using var scope = NewDisposeScope();
        var steps = windows.t().contiguous();                       // [T, B]: cuDNN's order
        var inputs = _embedding is null
            ? steps.unsqueeze(2)                                    // [T, B, 1]
            : _embedding.call(steps.to(ScalarType.Int64));          // [T, B, E]
        var (states, hidden, cell) = Recur(inputs, Zero(windows.shape[0]));
        scope.MoveToOuter(states, hidden);
        return (states, hidden, cell is null ? null : scope.MoveToOuter(cell));
    }

    /// <summary>Raw scores of states.</summary>
    /// <param name="states">States of the last layer [..., H].</param>
    /// <returns>Scores [..., V].</returns>
    public Tensor Scores(Tensor states) => _head.call(states);

    /// <summary>Runs the layers.</summary>
    /// <param name="inputs">Inputs [T, B, I].</param>
    /// <param name="zero">The state that a window begins with, hidden and cell alike [L, B, H].</param>
    protected abstract (Tensor States, Tensor Hidden, Tensor? Cell) Recur(Tensor inputs, Tensor zero);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _zero.Dispose();
        base.Dispose(disposing);
    }

    // Explicit, as TorchSharp's own zero state was once on the wrong device; kept, as all batches but an epoch's last are of one size.
    private Tensor Zero(long batch)
    {
        if (_zero.shape[1] != batch)
        {
            _zero.Dispose();
            _zero = zeros(_spec.Layers, batch, _spec.Hidden, device: _device).DetachFromDisposeScope();
        }
        return _zero;
    }
}
