using System.Net;
using System.Net.Http.Headers;
using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Tests.Corpora;

/// <summary>Redirects, retries and downloads that go on.</summary>
public sealed class PoliteDownloadTests
{
    private const string Version = "\"v1\"";

    [Fact]
    public void A_redirect_within_https_is_followed()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, _) => url.Host == "example.org" ? Redirect("https://elsewhere.org" + url.AbsolutePath) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);

        temp.Network.Requests.Should().Contain(new Uri("https://elsewhere.org/alpha.mid"));
    }

    [Theory]
    [InlineData("http://elsewhere.org/alpha.mid?key=secret", "leads to http://elsewhere.org, which is not https")]
    [InlineData("file:///etc/passwd", "leads to file://, which is not https")]
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

        prepare.Should().Throw<CorpusException>().WithMessage("*leads on and on, more than 5 times*");
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

        prepare.Should().Throw<CorpusException>().WithMessage("*answered 429 Too Many Requests and asks to be left alone for 7200 s*");
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
    public void A_file_that_broke_off_is_gone_on_with_in_the_same_version()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) => request == 1 ? BreaksOff(url, 10) : request == 2 ? Rest(url, 10) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);

        temp.Network.Ranges.Should().Equal("", $"bytes=10- {Version}", "", "");
        File.ReadAllBytes(temp["corpora", "songs", "alpha.mid"]).Should().Equal(TinyMidi.Of(60));
    }

    [Fact]
    public void Where_a_server_sends_the_whole_file_again_it_is_taken_whole()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) => request == 1 ? BreaksOff(url, 10) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);
    }

    [Fact]
    public void A_file_put_together_of_two_versions_is_thrown_away_and_fetched_whole()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) => request switch
        {
            1 => BreaksOff(new Uri(url, "beta.mid"), StoreInTemp.BytesOf(url).Length - 3),      // with another pitch in its middle
            2 => Rest(url, StoreInTemp.BytesOf(url).Length - 3),
            _ => FakeNetwork.Ok(StoreInTemp.BytesOf(url)),
        }));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);

        temp.Network.Ranges.Take(3).Should().HaveElementAt(2, "");
        File.ReadAllBytes(temp["corpora", "songs", "alpha.mid"]).Should().Equal(TinyMidi.Of(60));
    }

    [Fact]
    public void Another_part_than_was_asked_for_is_not_taken()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) => request == 1 ? BreaksOff(url, 10) : request == 2 ? Rest(url, 5) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare("songs").Pieces.Should().HaveCount(3);

        temp.Network.Ranges.Take(3).Should().Equal("", $"bytes=10- {Version}", "");
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

    private static HttpResponseMessage BreaksOff(Uri url, int after)
    {
        var answer = new HttpResponseMessage { Content = new StreamContent(new BreakingStream(StoreInTemp.BytesOf(url)[..after])) };
        answer.Headers.ETag = new EntityTagHeaderValue(Version);
        return answer;
    }

    private static HttpResponseMessage Rest(Uri url, int from)
    {
        var bytes = StoreInTemp.BytesOf(url);
        var answer = new HttpResponseMessage(HttpStatusCode.PartialContent) { Content = new ByteArrayContent(bytes[from..]) };
        answer.Content.Headers.ContentRange = new ContentRangeHeaderValue(from, bytes.Length - 1, bytes.Length);
        return answer;
    }

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
