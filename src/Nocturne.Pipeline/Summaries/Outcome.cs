using System.Text.Json.Serialization;

namespace Nocturne.Pipeline.Summaries;

/// <summary>Outcome of a stage or a call, from best to worst.</summary>
internal enum Outcome
{
    /// <summary>Everything was up to date.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>Everything requested was done.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Stopped by a signal, or killed.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>Failed with an error.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
