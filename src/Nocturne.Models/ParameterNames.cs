namespace Nocturne.Models;

/// <summary>Names of a network's parameters in safetensors files, based on PyTorch's.</summary>
public static class ParameterNames
{
    /// <summary>Embedding of a field, shape [V, E].</summary>
    public static string Embedding(int field) => $"embedding.{field}.weight";

    /// <summary>Constants of a field's tokens, shape [V, 1]; not trained.</summary>
    public static string Values(int field) => $"values.{field}";

    /// <summary>Weights of a layer's input, shape [gates x H, I].</summary>
    public static string InputWeights(int layer) => $"rnn.weight_ih_l{layer}";

    /// <summary>Weights of a layer's state, shape [gates x H, H].</summary>
    public static string StateWeights(int layer) => $"rnn.weight_hh_l{layer}";

    /// <summary>Bias of a layer's input, shape [gates x H].</summary>
    public static string InputBias(int layer) => $"rnn.bias_ih_l{layer}";

    /// <summary>Bias of a layer's state, shape [gates x H].</summary>
    public static string StateBias(int layer) => $"rnn.bias_hh_l{layer}";

    /// <summary>Weights of a head's tanh layer, shape [U, H + E of the fields before].</summary>
    public static string HeadHiddenWeights(int head) => $"head.{head}.hidden.weight";

    /// <summary>Bias of a head's tanh layer, shape [U].</summary>
    public static string HeadHiddenBias(int head) => $"head.{head}.hidden.bias";

    /// <summary>Weights of a head's output, shape [V, U]; [V, H + E of the fields before] for a linear head.</summary>
    public static string HeadWeights(int head) => $"head.{head}.weight";

    /// <summary>Bias of a head's output, shape [V].</summary>
    public static string HeadBias(int head) => $"head.{head}.bias";
}
