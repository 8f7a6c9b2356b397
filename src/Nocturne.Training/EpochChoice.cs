using System.Text.Json.Serialization;

namespace Nocturne.Training;

/// <summary>Which loss says what epoch was the best.</summary>
public enum EpochChoice
{
    /// <summary>That of the validation windows.</summary>
    [JsonStringEnumMemberName("validation")]
    Validation,

    /// <summary>That of the training windows, as the report chose: nothing then stops a network from learning its pieces by heart.</summary>
    [JsonStringEnumMemberName("training")]
    Training,
}
