using System.Net;
using System.Text.RegularExpressions;

namespace Nocturne.Pipeline.Corpora;

/// <summary>Fetches files of known size and hash, over https only, wherever a server sends us.</summary>
internal sealed partial class Downloader : IDisposable
{
    // Together some seven seconds: a hiccup passes, a broken server does not hold up the user.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PerTry = TimeSpan.FromSeconds(30);
    private const int MostRedirects = 5;

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private bool _hasAnswered;

    /// <param name="network">What carries the requests; not disposed. .NET's own when <c>null</c>.</param>
    /// <param name="time">Clock of the pauses between tries.</param>
    public Downloader(HttpMessageHandler? network, TimeProvider time)
    {
        // .NET's own handler honours the proxy of the environment: HTTPS_PROXY, ALL_PROXY, NO_PROXY.
        _client = new HttpClient(network ?? new SocketsHttpHandler { ConnectTimeout = ConnectTimeout, AllowAutoRedirect = false }, disposeHandler: network is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,           // it would not cover the body; each try has its own
        };
        _client.DefaultRequestHeaders.UserAgent.ParseAdd("Nocturne");
        _time = time;
    }

    /// <summary>The bytes of a piece, from the first place that has the right ones.</summary>
    /// <exception cref="DownloadException">No place has them, or nothing answers.</exception>
    public byte[] Fetch(PieceDefinition piece, CancellationToken cancellation)
    {
        DownloadException? last = null;
        foreach (var url in piece.Urls ?? [])
        {
            try
            {
                return FetchPatiently(url, new PartialFile(piece), cancellation);
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

    private byte[] FetchPatiently(Uri url, PartialFile file, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return FetchOnceAsync(url, file, cancellation).GetAwaiter().GetResult();
            }
            catch (DownloadException error) when (error.MayPass && attempt < Pauses.Length && !(error.After > LongestPause))
            {
                Task.Delay(error.After > Pauses[attempt] ? error.After.Value : Pauses[attempt], _time, cancellation).GetAwaiter().GetResult();
            }
        }
    }

    private async Task<byte[]> FetchOnceAsync(Uri url, PartialFile file, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(PerTry);
        try
        {
            using var answer = await AskAsync(url, file, deadline.Token);
            if (answer.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
                file.Forget();
            if (!answer.IsSuccessStatusCode)
                throw Refused(url, answer);
            await file.TakeAsync(answer, url, deadline.Token);
            return file.Checked(url);
        }
        catch (HttpRequestException error)
        {
            throw Unreachable(url, error.Message);
        }
        catch (IOException error)
        {
            throw new DownloadException($"{url} broke off: {error.Message}", mayPass: true);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw Unreachable(url, $"not done within {PerTry.TotalSeconds} s, or within {ConnectTimeout.TotalSeconds} s no connection");
        }
    }

    // Redirects are ours to follow, so that none leads away from https. Where one leads is told by its host alone: the rest may hold a key.
    private async Task<HttpResponseMessage> AskAsync(Uri url, PartialFile file, CancellationToken cancellation)
    {
        var place = url;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (place.Scheme != Uri.UriSchemeHttps)
                throw new DownloadException($"{url} leads to {place.Scheme}://{place.Host}, which is not https");
            using var request = new HttpRequestMessage(HttpMethod.Get, place);
            file.Ask(request);
            var answer = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            _hasAnswered = true;
            if ((int)answer.StatusCode is not (301 or 302 or 303 or 307 or 308) || answer.Headers.Location is not { } next)
                return answer;
            answer.Dispose();
            place = new Uri(place, next);
        }
        throw new DownloadException($"{url} leads on and on, more than {MostRedirects} times");
    }

    private DownloadException Refused(Uri url, HttpResponseMessage answer)
    {
        var after = answer.Headers.RetryAfter is { } wish ? wish.Delta ?? wish.Date - _time.GetUtcNow() : null;
        var isTooLong = after > LongestPause ? $" and asks to be left alone for {after.Value.TotalSeconds:F0} s" : "";
        return new($"{url} answered {(int)answer.StatusCode} {answer.ReasonPhrase}{isTooLong}", IsPassing(answer.StatusCode), after: after);
    }

    // Before the first answer a dead line means no network, and trying on would only keep the user waiting; after it, a hiccup.
    private DownloadException Unreachable(Uri url, string reason) =>
        new($"{url.Host} cannot be reached ({User().Replace(reason, "://")})", mayPass: _hasAnswered, isOffline: !_hasAnswered);

    private static bool IsPassing(HttpStatusCode status) =>
        status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.RequestedRangeNotSatisfiable || (int)status >= 500;

    // .NET tells a proxy's address with the password in it.
    [GeneratedRegex("://[^/ ]*@")]
    private static partial Regex User();
}
