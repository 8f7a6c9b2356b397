using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Gated recurrent units.</summary>
internal sealed class GruNetwork : Network
{
    private readonly GRU _gru;

    public GruNetwork(ModelSpec spec, Device device)
        : this(spec, device, nn.GRU(spec.InputSize, spec.Hidden, spec.Layers, device: device))
    {
    }

    private GruNetwork(ModelSpec spec, Device device, GRU gru)
        : base(spec, device, gru) => _gru = gru;

    public override void FlattenParameters() => _gru.flatten_parameters();

    protected override (Tensor States, Tensor Hidden, Tensor? Cell) Recur(Tensor inputs, Tensor zero)
    {
        var (states, hidden) = _gru.call(inputs, zero);
        return (states, hidden, null);
    }
}
