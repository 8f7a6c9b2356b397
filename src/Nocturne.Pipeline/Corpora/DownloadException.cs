namespace Nocturne.Pipeline.Corpora;

/// <summary>A file that did not come.</summary>
/// <param name="message">What was tried and what came of it, as a clause without a full stop.</param>
/// <param name="mayPass">Whether it is worth another try: a server in trouble, a broken connection.</param>
/// <param name="isOffline">Whether nothing answered at all: no network, as far as can be seen from here.</param>
/// <param name="after">How long the server asks to be left alone; <c>null</c> where it does not say.</param>
internal sealed class DownloadException(string message, bool mayPass = false, bool isOffline = false, TimeSpan? after = null) : Exception(message)
{
    /// <summary>Whether it is worth another try.</summary>
    public bool MayPass { get; } = mayPass;

    /// <summary>Whether nothing answered at all.</summary>
    public bool IsOffline { get; } = isOffline;

    /// <summary>How long the server asks to be left alone.</summary>
    public TimeSpan? After { get; } = after;
}
