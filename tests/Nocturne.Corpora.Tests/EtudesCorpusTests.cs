using System.Security.Cryptography;
using System.Text.Json;
using Nocturne.Etudes;
using Nocturne.Music.Midi;

namespace Nocturne.Corpora.Tests;

/// <summary>The corpus that Nocturne composes, and its definition.</summary>
public sealed class EtudesCorpusTests
{
    private const int Seed = 2019;
    private static readonly int[] ValidationNumbers = [5, 16];
    private static readonly JsonSerializerOptions Indented = new(CorpusDefinitionJson.Default.Options) { WriteIndented = true };

    // After a change to the composer or to MidiWriter: NOCTURNE_UPDATE_GOLDEN=1 dotnet test tests/Nocturne.Corpora.Tests
    [Fact]
    public void The_definition_has_the_hashes_of_the_composed_files()
    {
        var path = Repository.At("data", "corpora", "etudes.json");
        var expected = JsonSerializer.Serialize(Definition(), Indented) + "\n";
        if (Environment.GetEnvironmentVariable("NOCTURNE_UPDATE_GOLDEN") == "1")
            File.WriteAllText(path, expected);

        File.ReadAllText(path).Should().Be(expected, "NOCTURNE_UPDATE_GOLDEN=1 rewrites it");
    }

    [Fact]
    public void The_corpus_is_composed_without_network_and_split_19_to_2()
    {
        using var temp = new StoreInTemp(FakeNetwork.Dead());

        var corpus = temp.Prepare("etudes");

        corpus.Pieces.CountBy(piece => piece.Split).Should()
            .BeEquivalentTo([KeyValuePair.Create(Split.Training, 19), KeyValuePair.Create(Split.Validation, 2)]);
        temp.Network.Requests.Should().BeEmpty();
        temp.Find("etudes").Pieces.Should().Equal(corpus.Pieces);
    }

    [Fact]
    public void Composed_files_read_back_as_the_composed_scores()
    {
        using var temp = new StoreInTemp(FakeNetwork.Dead());
        var corpus = temp.Prepare("etudes");

        var reading = MidiReader.Read(corpus.Pieces[4].Path, MidiProfile.Strict);

        reading.Defects.Should().BeEmpty();
        reading.Score.Notes.Should().Equal(EtudeComposer.Compose(5, Seed).Notes);
    }

    [Fact]
    public void A_composed_piece_that_differs_from_its_definition_is_an_error()
    {
        using var temp = new StoreInTemp(FakeNetwork.Dead());
        var path = Path.Combine(temp.Definitions, "etudes.json");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\"seed\": 2019", "\"seed\": 2020"));

        var prepare = () => temp.Prepare("etudes");

        prepare.Should().Throw<CorpusException>().WithMessage("The composed piece 'etude-01' has SHA-256 *NOCTURNE_UPDATE_GOLDEN=1*");
    }

    private static CorpusDefinition Definition() => new(
        "etudes",
        "Pieces in the manner of a nocturne that Nocturne composes itself: functional harmony, a singing melody of motives that return and "
            + "vary, broken chords, rubato, dynamics and pedal.",
        "MIT, as Nocturne itself; the composed files may also be used under CC0.",
        "Composed on this machine by Nocturne.Etudes from a fixed seed; the same files on every machine.",
        [.. Enumerable.Range(1, EtudeComposer.Count).Select(Piece)],
        Seed,
        CommercialUse: true);

    private static PieceDefinition Piece(int number)
    {
        using var stream = new MemoryStream();
        MidiWriter.Write(EtudeComposer.Compose(number, Seed), stream, EtudeComposer.Title(number));
        var split = ValidationNumbers.Contains(number) ? Split.Validation : Split.Training;
        var hash = Convert.ToHexStringLower(SHA256.HashData(stream.ToArray()));
        return new PieceDefinition($"etude-{number:00}", EtudeComposer.Title(number), split, hash, (int)stream.Length);
    }
}
