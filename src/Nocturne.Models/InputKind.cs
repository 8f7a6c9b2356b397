using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>What represents a token in the network.</summary>
public enum InputKind
{
    /// <summary>A constant number.</summary>
    [JsonStringEnumMemberName("scalar")]
    Scalar,

    /// <summary>A row of a trained table [V, E].</summary>
    [JsonStringEnumMemberName("embedding")]
    Embedding,
}
