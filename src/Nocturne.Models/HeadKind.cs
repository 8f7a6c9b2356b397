using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>The meaning of a head's output.</summary>
public enum HeadKind
{
    /// <summary>The next value as one number, trained with the mean squared error.</summary>
    [JsonStringEnumMemberName("regression")]
    Regression,

    /// <summary>A raw score for each of V tokens, trained with the cross-entropy of their softmax.</summary>
    [JsonStringEnumMemberName("categorical")]
    Categorical,
}
