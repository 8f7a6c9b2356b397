using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>How the learning rate falls after the warm-up.</summary>
public enum ScheduleKind
{
    /// <summary>It stays the same.</summary>
    [JsonStringEnumMemberName("constant")]
    Constant,

    /// <summary>Half a cosine, down to the final share at the last step.</summary>
    [JsonStringEnumMemberName("cosine")]
    Cosine,

    /// <summary>A straight line, down to the final share at the last step.</summary>
    [JsonStringEnumMemberName("linear")]
    Linear,
}
