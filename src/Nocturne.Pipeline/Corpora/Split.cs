using System.Text.Json.Serialization;

namespace Nocturne.Pipeline.Corpora;

/// <summary>What a piece is for. A piece is never cut: all its windows are on one side.</summary>
public enum Split
{
    /// <summary>The network learns from it.</summary>
    [JsonStringEnumMemberName("training")]
    Training,

    /// <summary>The network is judged by it and never learns from it.</summary>
    [JsonStringEnumMemberName("validation")]
    Validation,
}
