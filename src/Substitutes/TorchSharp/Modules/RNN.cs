using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>Stacked vanilla recurrent layers.</summary>
public sealed class RNN : torch.nn.Module<torch.Tensor, torch.Tensor?, (torch.Tensor, torch.Tensor)>
{
    private readonly RecurrentLayers _layers;

    internal RNN(RecurrentLayers layers)
        : base(nameof(RNN))
    {
        _layers = layers;
        layers.Register(this);
    }

    /// <summary>Runs the layers over a batch of sequences.</summary>
    /// <param name="input">The sequences, [B, T, I] where the batch comes first.</param>
    /// <param name="h0">State before the first step, [L, B, H]; zero where left out.</param>
    /// <returns>All outputs of the last layer, [B, T, H], and the state after the last step, [L, B, H].</returns>
    public override (torch.Tensor, torch.Tensor) forward(torch.Tensor input, torch.Tensor? h0)
    {
        var (output, hidden, _) = _layers.Run(input, h0, null, training);
        return (output, hidden);
    }

    /// <summary>The same as <see cref="forward"/>.</summary>
    public new (torch.Tensor, torch.Tensor) call(torch.Tensor input, torch.Tensor? h0 = null) => base.call(input, h0);

    /// <summary>Lays the weights in one block, as cuDNN wants them; without cuDNN it does nothing.</summary>
    public void flatten_parameters() => _layers.Flatten();

    private protected override void WhenMoved() => flatten_parameters();
}
