using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>What a network is given at each step.</summary>
public enum InputKind
{
    /// <summary>One number.</summary>
    [JsonStringEnumMemberName("scalar")]
    Scalar,
}
