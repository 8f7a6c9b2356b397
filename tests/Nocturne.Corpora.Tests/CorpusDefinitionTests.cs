namespace Nocturne.Corpora.Tests;

/// <summary>The definitions of the corpora.</summary>
public sealed class CorpusDefinitionTests
{
    [Theory]
    [InlineData("\"bytes\"", "\"size\"", "*songs.json'*")]
    [InlineData("\"name\": \"songs\"", "\"name\": \"tunes\"", "*name is 'tunes'*")]
    [InlineData("\"name\": \"alpha\"", "\"name\": \"../alpha\"", "*'../alpha'*not safe as a file name*")]
    [InlineData("\"name\": \"alpha\"", "\"name\": \"Beta\"", "*two pieces have the same name*")]
    [InlineData("\"split\": \"validation\"", "\"split\": \"training\"", "*for training and for validation*")]
    [InlineData("\"sha256\": \"", "\"sha256\": \"f", "*sha256 of 'alpha'*64*")]
    public void A_mistake_is_an_error_that_names_the_file(string right, string wrong, string message)
    {
        using var temp = new StoreInTemp();
        var path = Path.Combine(temp.Definitions, "songs.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace(right, wrong));

        var prepare = () => temp.Prepare("songs");

        prepare.Should().Throw<CorpusException>().WithMessage(message);
    }

    [Fact]
    public void The_nocturnes_are_19_files_from_pinned_commits_and_2_are_for_validation()
    {
        var nocturnes = new CorpusDefinitions(Repository.At("data", "corpora")).Read("nocturnes");

        nocturnes.Pieces.Should().HaveCount(19);
        nocturnes.Pieces.Sum(piece => piece.Bytes).Should().Be(339_678);
        string[] commits = ["80432f7ea02d334c66c680784f3ed0fc59935cb6", "9be811045bff5697a4de4e3e2a7ac7b78626a08d"];
        nocturnes.Pieces.SelectMany(piece => piece.Urls!).Should()
            .OnlyContain(url => commits.Any(commit => url.AbsoluteUri.Contains(commit)));
        nocturnes.Pieces.Where(piece => piece.Split == Split.Validation).Select(piece => piece.Name).Should().Equal("op15-no2", "op62-no2");
    }
}
