using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>How a model is run note by note.</summary>
public enum RunMode
{
    /// <summary>The last W notes are run again from a zero state for each new note, as the report does.</summary>
    [JsonStringEnumMemberName("window")]
    Window,

    /// <summary>The state is carried from note to note.</summary>
    [JsonStringEnumMemberName("stream")]
    Stream,
}
