namespace Nocturne.Models;

/// <summary>Names of an exported model's tensors: B and T are chosen with each call; L layers, H hidden units, V outputs.</summary>
public static class TensorNames
{
    /// <summary>What the network is given: float32 [B, T] for a scalar input, int64 [B, T] of tokens for an embedding.</summary>
    public const string Input = "input";

    /// <summary>Hidden state before the first step, float32 [L, B, H]; zero begins a piece.</summary>
    public const string Hidden = "h0";

    /// <summary>Cell state before the first step, float32 [L, B, H]; LSTM only.</summary>
    public const string Cell = "c0";

    /// <summary>Raw scores of every step, float32 [B, T, V]; [B, T, 1] of a regression head.</summary>
    public const string Output = "output";

    /// <summary>Hidden state after the last step, float32 [L, B, H].</summary>
    public const string HiddenAfter = "hn";

    /// <summary>Cell state after the last step, float32 [L, B, H]; LSTM only.</summary>
    public const string CellAfter = "cn";
}
