namespace Nocturne.Models.Graph;

/// <summary>
/// Names of an exported model's inputs and outputs. B (sequences) and T (steps) differ from run to run; F is the number of fields of a
/// token, L of layers, H of hidden units.
/// </summary>
public static class TensorNames
{
    /// <summary>Tokens, int64 [B, T, F].</summary>
    public const string Tokens = "tokens";

    /// <summary>
    /// The fields of the step after each step, without the field of the last head, in the order of the heads, int64 [B, T, heads - 1].
    /// They are the true tokens, or those drawn so far and 0 for the others. Only networks with several heads have it.
    /// </summary>
    public const string Note = "note";

    /// <summary>Hidden state before the first step, float32 [L, B, H]. A piece starts with zeros.</summary>
    public const string Hidden = "h0";

    /// <summary>Cell state before the first step, float32 [L, B, H]. LSTM only.</summary>
    public const string Cell = "c0";

    /// <summary>Hidden state after the last step, float32 [L, B, H].</summary>
    public const string HiddenAfter = "hn";

    /// <summary>Cell state after the last step, float32 [L, B, H]. LSTM only.</summary>
    public const string CellAfter = "cn";

    /// <summary>Raw scores of a head at every step, float32 [B, T, V]; [B, T, 1] for a regression head.</summary>
    /// <param name="head">Index of the head.</param>
    public static string Scores(int head) => $"scores.{head}";
}
