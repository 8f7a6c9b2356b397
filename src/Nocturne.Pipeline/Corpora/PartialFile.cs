using System.Net;
using System.Net.Http.Headers;

namespace Nocturne.Pipeline.Corpora;

/// <summary>What has come of a file so far. A try that breaks off leaves it, and the next one asks for the rest only.</summary>
/// <remarks>It is in memory: a file of a corpus is small, and what is whole has its hash checked before a byte of it gets onto the disk.</remarks>
internal sealed class PartialFile(PieceDefinition piece)
{
    // One byte more than expected is enough to know that the file is not the one; a server that never ends cannot fill the memory.
    private readonly byte[] _bytes = new byte[piece.Bytes + 1];
    private int _count;
    private EntityTagHeaderValue? _version;
    private bool _isPatched;

    /// <summary>Asks for what is missing.</summary>
    public void Ask(HttpRequestMessage request)
    {
        if (_count == 0)
            return;
        request.Headers.Range = new RangeHeaderValue(_count, null);
        if (_version is not null)
            request.Headers.IfRange = new RangeConditionHeaderValue(_version);
    }

    /// <summary>Takes what a server sends.</summary>
    /// <exception cref="DownloadException">It is not the file that is expected.</exception>
    public async Task TakeAsync(HttpResponseMessage answer, Uri url, CancellationToken cancellation)
    {
        Begin(answer, url);
        if (answer.Content.Headers.ContentLength is { } length && _count + length != piece.Bytes)
            throw new DownloadException($"{url} has {_count + length} bytes instead of {piece.Bytes}");
        await using var body = await answer.Content.ReadAsStreamAsync(cancellation);
        for (int read; _count < _bytes.Length && (read = await body.ReadAsync(_bytes.AsMemory(_count), cancellation)) > 0;)
            _count += read;
    }

    /// <summary>The whole file.</summary>
    /// <exception cref="DownloadException">It has another size or hash.</exception>
    public byte[] Checked(Uri url)
    {
        var (bytes, wasPatched) = (_bytes[.._count], _isPatched);
        var hash = Sha256Hex.Of(bytes);
        if (hash == piece.Sha256)
            return bytes;
        var isShort = _count < piece.Bytes;
        if (!isShort)
            Forget();
        throw bytes.Length == piece.Bytes
            ? new DownloadException($"{url} has SHA-256 {hash} instead of {piece.Sha256}", mayPass: wasPatched)       // put together of two versions, perhaps
            : new DownloadException($"{url} has {(isShort ? "" : "more than ")}{Math.Min(bytes.Length, piece.Bytes)} bytes instead of {piece.Bytes}", mayPass: isShort || wasPatched);
    }

    private void Begin(HttpResponseMessage answer, Uri url)
    {
        var goesOn = answer.StatusCode == HttpStatusCode.PartialContent;
        if (goesOn && (_count == 0 || answer.Content.Headers.ContentRange?.From != _count))
        {
            Forget();
            throw new DownloadException($"{url} sent another part than was asked for", mayPass: true);
        }
        if (!goesOn)
            Forget();
        _isPatched |= goesOn;
        _version ??= answer.Headers.ETag is { IsWeak: false } version ? version : null;
    }

    /// <summary>Begins anew.</summary>
    public void Forget() => (_count, _version, _isPatched) = (0, null, false);
}
