using System.Net;

namespace Nocturne.Corpora.Tests;

/// <summary>Corpora that are downloaded.</summary>
public sealed class DownloadTests
{
    [Fact]
    public void A_corpus_is_downloaded_and_introduced_with_provenance_and_licence()
    {
        using var temp = new StoreInTemp();

        var corpus = temp.Prepare();

        corpus.Pieces.Select(piece => (piece.Name, piece.Split, piece.Title)).Should().Equal(
            ("alpha", Split.Training, "The alpha"), ("beta", Split.Validation, "The beta"), ("gamma", Split.Training, "The gamma"));
        corpus.Pieces.Should().OnlyContain(piece => File.Exists(piece.Path));
        temp.Said.Should().Contain(line => line.Contains("provenance: This test.")).And.Contain(line => line.Contains("licence: None needed."));
    }

    [Fact]
    public void What_is_there_is_not_fetched_again()
    {
        using var temp = new StoreInTemp();
        temp.Prepare();
        File.Delete(temp["corpora", "songs", "beta.mid"]);
        temp.Network.Requests.Clear();

        temp.Prepare();

        temp.Network.Requests.Should().ContainSingle().Which.AbsoluteUri.Should().Be("https://example.org/beta.mid");
    }

    [Fact]
    public void A_file_that_was_changed_is_fetched_again()
    {
        using var temp = new StoreInTemp();
        temp.Prepare();
        File.AppendAllText(temp["corpora", "songs", "gamma.mid"], "x");

        temp.Prepare();

        File.ReadAllBytes(temp["corpora", "songs", "gamma.mid"]).Should().Equal(TinyMidi.Of(62));
    }

    [Fact]
    public void Other_bytes_never_get_the_files_name()
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) => FakeNetwork.Ok(TinyMidi.Of(99))));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("*has SHA-256 * instead of *");
        Directory.Exists(temp["corpora", "songs"]).Should().BeFalse();
    }

    [Fact]
    public void A_body_that_never_ends_is_cut_off()
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) => new HttpResponseMessage { Content = new StreamContent(new EndlessStream()) }));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("*has more than * bytes*");
    }

    [Fact]
    public void A_server_in_trouble_is_asked_again_after_longer_and_longer_pauses()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) =>
            request <= 3 ? new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare();

        temp.Time.Waits.Should().Equal(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4));
    }

    [Fact]
    public void A_file_that_is_gone_is_not_asked_for_again()
    {
        using var temp = new StoreInTemp(new FakeNetwork((_, _) => new HttpResponseMessage(HttpStatusCode.NotFound)));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>()
            .WithMessage("*alpha.mid answered 404*0 of 3 files exist*--corpus=etudes*--corpus=FOLDER*");
        temp.Network.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Without_network_a_named_corpus_fails_at_once()
    {
        using var temp = new StoreInTemp(FakeNetwork.Dead());

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("The corpus 'songs' cannot be downloaded: example.org cannot be reached (no such host)*--corpus=etudes*");
        temp.Network.Requests.Should().ContainSingle();
    }

    [Fact]
    public void Without_network_the_default_gives_way_to_etudes_and_says_so()
    {
        using var temp = new StoreInTemp(FakeNetwork.Dead());

        var corpus = temp.Prepare();

        corpus.Name.Should().Be("etudes");
        temp.Said.Should().Contain(line => line.StartsWith("WARNING: using 'etudes'"));
        temp.Find().Name.Should().Be("etudes");
    }

    [Fact]
    public void A_line_that_breaks_after_the_first_file_is_tried_again()
    {
        using var temp = new StoreInTemp(new FakeNetwork((url, request) =>
            request == 2 ? throw new HttpRequestException("reset by peer") : FakeNetwork.Ok(StoreInTemp.BytesOf(url))));

        temp.Prepare().Name.Should().Be("songs");

        temp.Time.Waits.Should().ContainSingle();
    }

    [Fact]
    public void A_definition_with_an_insecure_url_is_refused()
    {
        using var temp = new StoreInTemp();
        temp.WriteSongs("http://example.org/");

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage("*songs.json'*'http://example.org/alpha.mid' of 'alpha'*https://*");
    }

    [Fact]
    public void A_cancelled_download_ends_and_keeps_what_is_whole()
    {
        using var cancellation = new CancellationTokenSource();
        using var temp = new StoreInTemp(new FakeNetwork((url, request) =>
        {
            if (request == 2)
                cancellation.Cancel();
            cancellation.Token.ThrowIfCancellationRequested();
            return FakeNetwork.Ok(StoreInTemp.BytesOf(url));
        }));

        var prepare = () => temp.Store.Prepare(null, "songs", null, cancellation.Token);

        prepare.Should().Throw<OperationCanceledException>();
        Directory.GetFiles(temp["corpora", "songs"]).Select(Path.GetFileName).Should().Equal("alpha.mid");
    }

    private sealed class EndlessStream : MemoryStream
    {
        public override bool CanSeek => false;

        public override int Read(Span<byte> buffer) => buffer.Length;

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
