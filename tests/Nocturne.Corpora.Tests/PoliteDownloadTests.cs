using System.Net;
using System.Net.Http.Headers;

namespace Nocturne.Corpora.Tests;

/// <summary>Redirects, retries and downloads that go on.</summary>
public sealed class PoliteDownloadTests
{
    [Fact]
    public void A_redirect_within_https_is_followed()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, _) => url.Host == "example.org" ? Redirect("https://elsewhere.org" + url.AbsolutePath) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);

        temp.Network.Requests.Should().Contain(new Uri("https://elsewhere.org/alpha.mid"));
    }

    [Theory]
    [InlineData("http://elsewhere.org/alpha.mid?key=secret", "redirects to http://elsewhere.org, which is not https")]
    [InlineData("file:///etc/passwd", "redirects to file://, which is not https")]
    public void A_redirect_away_from_https_is_refused_before_anybody_is_asked(string place, string message)
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) => Redirect(place)));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage($"*alpha.mid {message}*").Which.Message.Should().NotContain("secret");
        temp.Network.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Redirects_come_to_an_end()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, _) => Redirect(url.AbsoluteUri)));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("*more than 5 times*");
        temp.Network.Requests.Should().HaveCount(6);
    }

    [Fact]
    public void A_server_that_names_a_time_is_left_alone_for_so_long()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) => request == 1 ? Busy(TimeSpan.FromSeconds(17)) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare();

        temp.Time.Waits.Should().Equal(TimeSpan.FromSeconds(17));
    }

    [Fact]
    public void A_server_that_wants_hours_is_not_waited_for()
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) => Busy(TimeSpan.FromHours(2))));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("*answered 429 Too Many Requests*7200 s*");
        temp.Time.Waits.Should().BeEmpty();
    }

    [Fact]
    public void Tries_come_to_an_end()
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) => new HttpResponseMessage(HttpStatusCode.BadGateway)));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("*answered 502*");
        temp.Network.Requests.Should().HaveCount(4);
    }

    [Fact]
    public void A_download_that_was_interrupted_starts_over()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) =>
            request == 1 ? BreaksOff(url, 10) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);

        File.ReadAllBytes(temp["corpora", "songs", "alpha.mid"]).Should().Equal(TinyMidi.Of(60));
    }

    [Fact]
    public void A_length_that_is_not_the_files_is_refused_before_a_byte_is_read()
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) =>
        {
            var answer = new HttpResponseMessage { Content = new StreamContent(new NeverRead()) };
            answer.Content.Headers.ContentLength = 1L << 40;
            return answer;
        }));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage($"*has {1L << 40} bytes instead of*");
    }

    private static HttpResponseMessage Redirect(string place)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.Found);
        answer.Headers.Location = new Uri(place);
        return answer;
    }

    private static HttpResponseMessage Busy(TimeSpan time)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter = new RetryConditionHeaderValue(time);
        return answer;
    }

    private static HttpResponseMessage BreaksOff(Uri url, int after) =>
        new() { Content = new StreamContent(new BreakingStream(StoreInTemp.BytesOf(url)[..after])) };

    private sealed class BreakingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("reset by peer");
    }

    private sealed class NeverRead : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new InvalidOperationException("It was read.");
    }
}
