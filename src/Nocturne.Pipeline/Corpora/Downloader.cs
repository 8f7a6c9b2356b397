using System.Net;

namespace Nocturne.Pipeline.Corpora;

/// <summary>Fetches files of known size and hash.</summary>
internal sealed class Downloader : IDisposable
{
    // Together some seven seconds: a hiccup passes, a broken server does not hold up the user.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4)];

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan PerFile = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;
    private readonly TimeProvider _time;
    private bool _hasAnswered;

    /// <param name="network">What carries the requests; not disposed. .NET's own when <c>null</c>.</param>
    /// <param name="time">Clock of the pauses between tries.</param>
    public Downloader(HttpMessageHandler? network, TimeProvider time)
    {
        // .NET's own handler honours the environment's proxy and never goes from https to http.
        _client = new HttpClient(network ?? new SocketsHttpHandler { ConnectTimeout = ConnectTimeout }, disposeHandler: network is null)
        {
            Timeout = Timeout.InfiniteTimeSpan,           // it would not cover the body; each file has its own
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
                return FetchPatiently(url, piece, cancellation);
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

    private byte[] FetchPatiently(Uri url, PieceDefinition piece, CancellationToken cancellation)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return FetchOnceAsync(url, piece, cancellation).GetAwaiter().GetResult();
            }
            catch (DownloadException error) when (error.MayPass && attempt < Pauses.Length)
            {
                Task.Delay(Pauses[attempt], _time, cancellation).GetAwaiter().GetResult();
            }
        }
    }

    private async Task<byte[]> FetchOnceAsync(Uri url, PieceDefinition piece, CancellationToken cancellation)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        deadline.CancelAfter(PerFile);
        try
        {
            using var answer = await _client.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            _hasAnswered = true;
            if (!answer.IsSuccessStatusCode)
                throw new DownloadException($"{url} answered {(int)answer.StatusCode} {answer.ReasonPhrase}", mayPass: IsPassing(answer.StatusCode));
            return Checked(await ReadAsync(answer, piece.Bytes, deadline.Token), url, piece);
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
            throw Unreachable(url, $"no answer within {PerFile.TotalSeconds} s, or within {ConnectTimeout.TotalSeconds} s no connection");
        }
    }

    // Before the first answer a dead line means no network, and trying on would only keep the user waiting; after it, a hiccup.
    private DownloadException Unreachable(Uri url, string reason) =>
        new($"{url.Host} cannot be reached ({reason})", mayPass: _hasAnswered, isOffline: !_hasAnswered);

    private static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    // One byte more than expected is enough to know that the file is not the one; a server that never ends cannot fill the memory.
    private static async Task<byte[]> ReadAsync(HttpResponseMessage answer, int expectedBytes, CancellationToken cancellation)
    {
        var buffer = new byte[expectedBytes + 1];
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        var count = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
        return buffer[..count];
    }

    private static byte[] Checked(byte[] bytes, Uri url, PieceDefinition piece)
    {
        if (bytes.Length != piece.Bytes)
            throw new DownloadException($"{url} has {(bytes.Length > piece.Bytes ? "more than " : "")}{Math.Min(bytes.Length, piece.Bytes)} bytes instead of {piece.Bytes}");
        var hash = Sha256Hex.Of(bytes);
        return hash == piece.Sha256 ? bytes : throw new DownloadException($"{url} has SHA-256 {hash} instead of {piece.Sha256}");
    }
}
