using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Vanilla (Elman) cells.</summary>
internal sealed class RnnNetwork : Network
{
    private readonly RNN _rnn;

    public RnnNetwork(ModelSpec spec, Device device)
        : this(spec, device, nn.RNN(spec.InputSize, spec.Hidden, spec.Layers, device: device))
    {
    }

    private RnnNetwork(ModelSpec spec, Device device, RNN rnn)
        : base(spec, device, rnn) => _rnn = rnn;

    public override void FlattenParameters() => _rnn.flatten_parameters();

    protected override (Tensor States, Tensor Hidden, Tensor? Cell) Recur(Tensor inputs, Tensor zero)
    {
        var (states, hidden) = _rnn.call(inputs, zero);
        return (states, hidden, null);
    }
}
