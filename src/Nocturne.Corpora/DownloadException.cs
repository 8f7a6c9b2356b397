namespace Nocturne.Corpora;

/// <summary>A download failed.</summary>
/// <param name="message">What failed, as a clause without a full stop.</param>
/// <param name="isTransient">Whether to retry: a server error, an interrupted connection.</param>
/// <param name="isOffline">Whether nothing has answered yet: probably no network.</param>
/// <param name="retryAfter">The pause that the server asks for, or <c>null</c>.</param>
internal sealed class DownloadException(string message, bool isTransient = false, bool isOffline = false, TimeSpan? retryAfter = null)
    : Exception(message)
{
    /// <summary>Whether to retry.</summary>
    public bool IsTransient { get; } = isTransient;

    /// <summary>Whether nothing has answered yet.</summary>
    public bool IsOffline { get; } = isOffline;

    /// <summary>The pause that the server asks for, or <c>null</c>.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
