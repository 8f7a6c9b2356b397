using Nocturne.Models;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>Long short-term memory.</summary>
internal sealed class LstmNetwork : Network
{
    private readonly LSTM _lstm;

    public LstmNetwork(ModelSpec spec, Device device)
        : this(spec, device, nn.LSTM(spec.InputSize, spec.Hidden, spec.Layers, device: device))
    {
    }

    private LstmNetwork(ModelSpec spec, Device device, LSTM lstm)
        : base(spec, device, lstm) => _lstm = lstm;

    public override void FlattenParameters() => _lstm.flatten_parameters();

    protected override (Tensor States, Tensor Hidden, Tensor? Cell) Recur(Tensor inputs, Tensor zero) => _lstm.call(inputs, (zero, zero));
}
