using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>How pieces are cut into batches.</summary>
public enum BatchKind
{
    /// <summary>Windows of a piece in random order, each from a zero state; only the last prediction counts, as in the report.</summary>
    [JsonStringEnumMemberName("windows")]
    Windows,

    /// <summary>
    /// Pieces from beginning to end, several side by side; the state is carried from one batch to the next and every prediction counts.
    /// </summary>
    [JsonStringEnumMemberName("streams")]
    Streams,

    /// <summary>Complete pieces, each in one batch from a zero state; every prediction counts.</summary>
    [JsonStringEnumMemberName("pieces")]
    Pieces,
}
