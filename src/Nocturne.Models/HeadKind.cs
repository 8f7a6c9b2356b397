using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>What a network's output means.</summary>
public enum HeadKind
{
    /// <summary>The next value itself, one number, trained by mean squared error.</summary>
    [JsonStringEnumMemberName("regression")]
    Regression,

    /// <summary>A raw score for each of V tokens, trained by cross-entropy of their softmax.</summary>
    [JsonStringEnumMemberName("categorical")]
    Categorical,
}
