using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>How a model runs note by note.</summary>
public enum RunMode
{
    /// <summary>Reads the last W notes from a zero state for each new note, as in the report.</summary>
    [JsonStringEnumMemberName("window")]
    Window,

    /// <summary>Carries the state from note to note.</summary>
    [JsonStringEnumMemberName("stream")]
    Stream,
}
