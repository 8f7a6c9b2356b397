using System.Text.Json.Serialization;

namespace Nocturne.Pipeline.Summaries;

/// <summary>What became of a stage or a call, from good to bad.</summary>
internal enum Outcome
{
    /// <summary>All was up to date.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>All that was asked for was done.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>Somebody stopped it.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,

    /// <summary>Something went wrong.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}
