using System.Net;

namespace Nocturne.Pipeline.Tests.Corpora;

/// <summary>A network of which a test says what it answers.</summary>
internal sealed class FakeNetwork(Func<Uri, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    /// <summary>All requests so far.</summary>
    public List<Uri> Requests { get; } = [];

    /// <summary>The range that each of them asked for, and the version it is to be of; empty for the whole file.</summary>
    public List<string> Ranges { get; } = [];

    /// <summary>A network that is not there.</summary>
    public static FakeNetwork Dead() => new((_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));

    /// <summary>A 200 with a body.</summary>
    public static HttpResponseMessage Ok(byte[] body) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!);
        Ranges.Add($"{request.Headers.Range} {request.Headers.IfRange}".Trim());
        return Task.FromResult(answer(request.RequestUri!, Requests.Count));
    }
}
