using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>The loss that selects the best epoch.</summary>
public enum EpochChoice
{
    /// <summary>The loss on the validation pieces.</summary>
    [JsonStringEnumMemberName("validation")]
    Validation,

    /// <summary>The loss on the training pieces, as in the report. It favours an epoch that has memorized them.</summary>
    [JsonStringEnumMemberName("training")]
    Training,
}
