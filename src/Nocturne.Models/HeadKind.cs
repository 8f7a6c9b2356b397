using System.Text.Json.Serialization;

namespace Nocturne.Models;

/// <summary>What a network's output means.</summary>
public enum HeadKind
{
    /// <summary>The next value itself, one number, trained by mean squared error.</summary>
    [JsonStringEnumMemberName("regression")]
    Regression,
}
