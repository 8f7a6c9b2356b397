using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>What a network is given at each step.</summary>
public enum InputKind
{
    /// <summary>One number.</summary>
    [JsonStringEnumMemberName("scalar")]
    Scalar,

    /// <summary>A token, 0 to V-1, which picks a row of a trained table [V, E].</summary>
    [JsonStringEnumMemberName("embedding")]
    Embedding,
}
