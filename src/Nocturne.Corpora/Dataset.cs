using System.Text;
using System.Text.Json;
using Nocturne.Models;

namespace Nocturne.Corpora;

/// <summary>An encoded corpus.</summary>
/// <param name="Card">Its description.</param>
/// <param name="Tokens">Tokens of each piece, shape [N, F], in the order of the card.</param>
public sealed record Dataset(DatasetCard Card, IReadOnlyList<int[]> Tokens)
{
    private const int Format = 1;

    /// <summary>Path of the description.</summary>
    public static string CardPath(string folder) => Path.Combine(folder, "dataset.json");

    /// <summary>Path of the tokens.</summary>
    public static string TokensPath(string folder) => Path.Combine(folder, "pieces.safetensors");

    /// <summary>Path of the list of skipped files and repaired defects.</summary>
    public static string SkippedPath(string folder) => Path.Combine(folder, "skipped.csv");

    /// <summary>Collects the pieces of a corpus.</summary>
    public static Dataset Of(Corpus corpus, EncodingCard encoding, IEnumerable<PieceReading> readings)
    {
        List<DatasetPiece> pieces = [];
        List<int[]> tokens = [];
        var skipped = 0;
        foreach (var (piece, read, unknown, _) in readings)
        {
            skipped += read is null ? 1 : 0;
            if (read is null)
                continue;
            pieces.Add(new DatasetPiece(piece.Name, piece.Title, piece.Split, read.Length / encoding.Sizes.Count, piece.Sha256, unknown));
            tokens.Add(read);
        }
        var hash = HashOf(encoding, pieces, tokens);
        return new(
            new(Format, corpus.Name, corpus.Licence, corpus.Provenance, encoding, hash, skipped, pieces, corpus.CommercialUse), tokens);
    }

    /// <summary>Writes dataset.json and pieces.safetensors, each atomically.</summary>
    public void Write(string folder)
    {
        var file = new Safetensors();
        for (var piece = 0; piece < Tokens.Count; piece++)
            file.Add(Card.Pieces[piece].Name, [Tokens[piece].Length], Tokens[piece]);
        file.Save(TokensPath(folder));
        AtomicFile.WriteText(CardPath(folder), JsonSerializer.Serialize(Card, DatasetJson.Default.DatasetCard) + "\n");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="CorpusException">A file is damaged, or the two do not belong together.</exception>
    public static Dataset Read(string folder)
    {
        try
        {
            var card = JsonSerializer.Deserialize(File.ReadAllBytes(CardPath(folder)), DatasetJson.Default.DatasetCard);
            var file = Safetensors.Load(TokensPath(folder));
            if (card is not { Format: Format })
                throw new CorpusException(
                    $"{CardPath(folder)} has format {card?.Format}; must be {Format}. Run the stage preprocess again.");
            int[][] tokens = [.. card.Pieces.Select(piece => file.Ints(piece.Name, TokensPath(folder)))];
            if (HashOf(card.Encoding, card.Pieces, tokens) != card.Hash)
                throw new CorpusException(
                    $"The pieces in {folder} do not match its dataset.json. Run the stage preprocess with --force.");
            return new(card, tokens);
        }
        catch (Exception error) when (error is JsonException or SafetensorsException)
        {
            throw new CorpusException($"The data set in {folder} is damaged: {error.Message} Run the stage preprocess with --force.");
        }
    }

    /// <summary>The hash in the description in a folder, or <c>null</c> if it is missing or damaged.</summary>
    public static string? HashIn(string folder)
    {
        try
        {
            var path = CardPath(folder);
            return File.Exists(path) ? JsonSerializer.Deserialize(File.ReadAllBytes(path), DatasetJson.Default.DatasetCard)?.Hash : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Fields per token (F).</summary>
    public int Fields => Card.Encoding.Sizes.Count;

    /// <summary>Tokens of the pieces of a split.</summary>
    public IReadOnlyList<int[]> Of(Split split) => [.. Tokens.Where((_, piece) => Card.Pieces[piece].Split == split)];

    private static string HashOf(EncodingCard encoding, IReadOnlyList<DatasetPiece> pieces, IReadOnlyList<int[]> tokens) =>
        Sha256Hex.OfWritten(stream =>
        {
            Add($"{encoding.Name} {string.Join(' ', encoding.Sizes)}\n{Names(encoding)}");
            for (var i = 0; i < pieces.Count; i++)
                Add($"{(i > 0 ? "\n" : "")}{pieces[i].Name}\t{pieces[i].Split}\t{string.Join(' ', tokens[i])}");

            void Add(string text) => stream.Write(Encoding.UTF8.GetBytes(text));
        });

    private static string Names(EncodingCard encoding) =>
        string.Join(' ', encoding.Settings.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}")) +
        "\n" +
        (encoding.Vocabulary is null ? "" : $"{string.Join("\n", encoding.Vocabulary)}\n\n");
}
