using static TorchSharp.torch;

namespace Nocturne.Training.Torch;

/// <summary>The state of all recurrent layers on the device.</summary>
/// <param name="Hidden">Hidden state, float32 [L, B, H].</param>
/// <param name="Cell">Cell state, float32 [L, B, H]; <c>null</c> unless the cell is an LSTM.</param>
internal readonly record struct LayerState(Tensor Hidden, Tensor? Cell)
{
    /// <summary>The state of some consecutive layers.</summary>
    public LayerState Layers(long first, long count) => new(Hidden.narrow(0, first, count), Cell?.narrow(0, first, count));

    /// <summary>The states of consecutive layers as one.</summary>
    public static LayerState Join(IReadOnlyList<LayerState> parts) => parts is [var only] ? only : new(
        cat([.. parts.Select(part => part.Hidden)]),
        parts[0].Cell is null ? null : cat([.. parts.Select(part => part.Cell!)]));

    /// <summary>Moves the state out of all dispose scopes.</summary>
    public LayerState Keep() => new(Hidden.detach().DetachFromDisposeScope(), Cell?.detach().DetachFromDisposeScope());

    /// <summary>Frees the memory.</summary>
    public void Free()
    {
        Hidden.Dispose();
        Cell?.Dispose();
    }
}
