using System.Net;

namespace Nocturne.Corpora.Tests;

/// <summary>A network of which a test says what it answers.</summary>
internal sealed class FakeNetwork(Func<Uri, int, HttpResponseMessage> answer) : HttpMessageHandler
{
    /// <summary>All requests so far.</summary>
    public List<Uri> Requests { get; } = [];

    /// <summary>A network that is not there.</summary>
    public static FakeNetwork Dead() => new((_, _) => throw new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"));

    /// <summary>A 200 with a body.</summary>
    public static HttpResponseMessage Ok(byte[] body) => new(HttpStatusCode.OK) { Content = new ByteArrayContent(body) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Requests.Add(request.RequestUri!);
        return Task.FromResult(answer(request.RequestUri!, Requests.Count));
    }
}
