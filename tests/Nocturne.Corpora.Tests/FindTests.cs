namespace Nocturne.Corpora.Tests;

/// <summary>What later stages find, without network.</summary>
public sealed class FindTests
{
    [Fact]
    public void Nothing_there_is_an_error_that_names_the_stage()
    {
        using var temp = new StoreInTemp();

        var find = () => temp.Find();

        find.Should().Throw<CorpusException>().WithMessage("The corpus 'songs' is incomplete*--target=Preprocess*");
        temp.Network.Requests.Should().BeEmpty();
    }

    [Fact]
    public void What_was_prepared_is_found()
    {
        using var temp = new StoreInTemp();
        var prepared = temp.Prepare();

        temp.Find().Pieces.Should().Equal(prepared.Pieces);
    }

    [Fact]
    public void A_corpus_with_a_missing_file_is_not_found_and_etudes_is()
    {
        using var temp = new StoreInTemp();
        temp.Prepare();
        temp.Prepare("etudes");
        File.Delete(temp["corpora", "songs", "beta.mid"]);

        temp.Find().Name.Should().Be("etudes");
    }

    [Fact]
    public void A_named_corpus_that_is_not_whole_does_not_give_way()
    {
        using var temp = new StoreInTemp();
        temp.Prepare("etudes");

        var find = () => temp.Find("songs");

        find.Should().Throw<CorpusException>().WithMessage("The corpus 'songs' is incomplete*");
    }

    [Fact]
    public void A_name_that_nothing_has_is_an_error_with_the_nearest()
    {
        using var temp = new StoreInTemp();

        var find = () => temp.Find("song");

        find.Should().Throw<CorpusException>().WithMessage("*'song'*etudes, songs*Did you mean 'songs'?");
    }

    [Fact]
    public void Validation_pieces_can_be_named()
    {
        using var temp = new StoreInTemp();

        var corpus = temp.Prepare("songs", "songs", "gamma");

        corpus.Pieces.Where(piece => piece.Split == Split.Validation).Select(piece => piece.Name).Should().Equal("gamma");
    }
}
