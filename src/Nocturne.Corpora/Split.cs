using System.Text.Json.Serialization;

namespace Nocturne.Corpora;

/// <summary>The use of a piece. A piece is never divided between splits.</summary>
public enum Split
{
    /// <summary>For training.</summary>
    [JsonStringEnumMemberName("training")]
    Training,

    /// <summary>Held out for validation.</summary>
    [JsonStringEnumMemberName("validation")]
    Validation,
}
