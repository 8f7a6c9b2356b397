using TorchSharp.Internal;

namespace TorchSharp.Modules;

/// <summary>Stacked long short-term memories; the gates in the order input, forget, cell, output.</summary>
public sealed class LSTM : torch.nn.Module<torch.Tensor, (torch.Tensor, torch.Tensor)?, (torch.Tensor, torch.Tensor, torch.Tensor)>
{
    private readonly RecurrentLayers _layers;

    internal LSTM(RecurrentLayers layers)
        : base(nameof(LSTM))
    {
        _layers = layers;
        layers.Register(this);
    }

    /// <summary>Runs the layers over a batch of sequences.</summary>
    /// <param name="input">The sequences, [B, T, I] where the batch comes first.</param>
    /// <param name="h0_c0">Hidden and cell state before the first step, [L, B, H] each; zero where left out.</param>
    /// <returns>All outputs of the last layer, [B, T, H], and both states after the last step, [L, B, H] each.</returns>
    public override (torch.Tensor, torch.Tensor, torch.Tensor) forward(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null)
    {
        var (output, hidden, cell) = _layers.Run(input, h0_c0?.Item1, h0_c0?.Item2, training);
        return (output, hidden, cell!);
    }

    /// <summary>The same as <see cref="forward"/>.</summary>
    public new (torch.Tensor, torch.Tensor, torch.Tensor) call(torch.Tensor input, (torch.Tensor, torch.Tensor)? h0_c0 = null) => base.call(input, h0_c0);

    /// <summary>Lays the weights in one block, as cuDNN wants them; without cuDNN it does nothing.</summary>
    public void flatten_parameters() => _layers.Flatten();

    private protected override void WhenMoved() => flatten_parameters();
}
