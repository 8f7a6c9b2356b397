using System.Net;
using System.Text.RegularExpressions;

namespace Nocturne.Corpora;

/// <summary>Downloads files of known size and hash over https.</summary>
internal sealed partial class Downloader : IDisposable
{
    // Together seven seconds: enough for a short failure, without keeping the user waiting for a broken server.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private static readonly TimeSpan MaxPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AttemptTimeout = TimeSpan.FromSeconds(30);
    private const int MaxRedirects = 5;

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private bool _hasAnswered;

    /// <param name="network">Carries the requests and is not disposed, or <c>null</c> for the default.</param>
    /// <param name="time">Clock of the pauses between attempts.</param>
    public Downloader(HttpMessageHandler? network, TimeProvider time)
    {
        // The default handler uses the proxy of the environment: HTTPS_PROXY, ALL_PROXY, NO_PROXY.
        var handler = network ?? new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, AllowAutoRedirect = false };
        _client = new HttpClient(handler, disposeHandler: network is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,           // it would not cover the body; each attempt has its own timeout
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Nocturne");
        _time = time;
    }

    /// <summary>Downloads a piece from the first URL that has the right bytes.</summary>
    /// <exception cref="DownloadException">No URL has them, or there is no network.</exception>
    public byte[] Fetch(PieceDefinition piece, CancellationToken cancellation)
    {
        DownloadException? last = null;
        foreach (var url in piece.Urls ?? [])
        {
            try
            {
                return FetchWithRetries(url, piece, cancellation);
            }
            catch (DownloadException error) when (!error.IsOffline)
            {
                last = error;
            }
        }
        throw last ?? new DownloadException($"'{piece.Name}' has no url");
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private byte[] FetchWithRetries(Uri url, PieceDefinition piece, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return FetchOnceAsync(url, piece, cancellation).GetAwaiter().GetResult();
            }
            catch (DownloadException error) when (error.IsTransient && attempt < Pauses.Length && !(error.RetryAfter > MaxPause))
            {
                var pause = error.RetryAfter > Pauses[attempt] ? error.RetryAfter.Value : Pauses[attempt];
                Task.Delay(pause, _time, cancellation).GetAwaiter().GetResult();
            }
        }
    }

    private async Task<byte[]> FetchOnceAsync(Uri url, PieceDefinition piece, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(AttemptTimeout);
        try
        {
            using var answer = await GetAsync(url, deadline.Token);
            if (!answer.IsSuccessStatusCode)
                throw Refused(url, answer);
            if (answer.Content.Headers.ContentLength is { } length && length != piece.Bytes)
                throw new DownloadException($"{url} has {length} bytes instead of {piece.Bytes}");
            return Checked(await ReadAsync(answer, piece.Bytes + 1, deadline.Token), url, piece);
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(url, error.Message);
        }
        catch (IOException error)
        {
            throw new DownloadException($"the download of {url} was interrupted: {error.Message}", isTransient: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreachable(
                url, $"no connection within {ConnectTimeout.TotalSeconds} s, or not finished within {AttemptTimeout.TotalSeconds} s");
        }
    }

    // Redirects are followed here, so that none leads away from https. Messages name only the host of a redirect: the rest may hold a key.
    private async Task<HttpResponseMessage> GetAsync(Uri url, CancellationToken cancellation)
    {
        var place = url;
        for (var redirects = 0; redirects <= MaxRedirects; redirects++)
        {
            if (place.Scheme != Uri.UriSchemeHttps)
                throw new DownloadException($"{url} redirects to {place.Scheme}://{place.Host}, which is not https");
            var answer = await _client.GetAsync(place, HttpCompletionOption.ResponseHeadersRead, cancellation);
            _hasAnswered = true;
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } next)
                return answer;
            answer.Dispose();
            place = new Uri(place, next);
        }
        throw new DownloadException($"{url} redirects more than {MaxRedirects} times");
    }

    // Bounded, since a body may never end.
    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, int maxBytes, CancellationToken cancellation)
    {
        var bytes = new byte[maxBytes];
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        return bytes[..await body.ReadAtLeastAsync(bytes, maxBytes, throwOnEndOfStream: false, cancellation)];
    }

    private static byte[] Checked(byte[] bytes, Uri url, PieceDefinition piece)
    {
        if (bytes.Length < piece.Bytes)
            throw new DownloadException($"{url} has {bytes.Length} bytes instead of {piece.Bytes}", isTransient: true);
        if (bytes.Length > piece.Bytes)
            throw new DownloadException($"{url} has more than {piece.Bytes} bytes");
        var hash = Sha256Hex.Of(bytes);
        return hash == piece.Sha256 ? bytes : throw new DownloadException($"{url} has SHA-256 {hash} instead of {piece.Sha256}");
    }

    private DownloadException Refused(Uri url, HttpResponseMessage answer)
    {
        var after = answer.Headers.RetryAfter is { } header ? header.Delta ?? header.Date - _time.GetUtcNow() : null;
        var tooLong = after > MaxPause ? $" and asks to retry after {after.Value.TotalSeconds:F0} s" : "";
        var message = $"{url} answered {(int)answer.StatusCode} {answer.ReasonPhrase}{tooLong}";
        return new(message, IsTransient(answer.StatusCode), retryAfter: after);
    }

    // A failure before the first answer means that there is no network, and retrying would only keep the user waiting.
    private DownloadException Unreachable(Uri url, string reason) =>
        new($"{url.Host} cannot be reached ({User().Replace(reason, "://")})", isTransient: _hasAnswered, isOffline: !_hasAnswered);

    private static bool IsTransient(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    // The messages of .NET contain a proxy's address with its password.
    [GeneratedRegex("://[^/ ]*@")]
    private static partial Regex User();
}
