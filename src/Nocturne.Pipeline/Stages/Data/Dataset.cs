using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Corpora;
using Nocturne.Training;
using Nocturne.Training.Data;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>An encoded corpus.</summary>
/// <param name="Card">What it is.</param>
/// <param name="Tokens">Tokens of each piece, in the order of the card.</param>
internal sealed record Dataset(DatasetCard Card, IReadOnlyList<int[]> Tokens)
{
    private const int Format = 1;

    /// <summary>The file that says what a data set is.</summary>
    public static string CardPath(string folder) => Path.Combine(folder, "dataset.json");

    /// <summary>The file of the tokens.</summary>
    public static string TokensPath(string folder) => Path.Combine(folder, "pieces.safetensors");

    /// <summary>The file that lists what was skipped or mended.</summary>
    public static string SkippedPath(string folder) => Path.Combine(folder, "skipped.csv");

    /// <summary>Puts together what is read of a corpus, piece by piece.</summary>
    public static Dataset Of(Corpus corpus, IEncoding encoding, IEnumerable<PieceReading> readings)
    {
        List<DatasetPiece> pieces = [];
        List<int[]> tokens = [];
        var skipped = 0;
        foreach (var (piece, read, unknown, _) in readings)
        {
            skipped += read is null ? 1 : 0;
            if (read is null)
                continue;
            pieces.Add(new DatasetPiece(piece.Name, piece.Title, piece.Split, read.Length, piece.Sha256, unknown));
            tokens.Add(read);
        }
        var card = EncodingCards.Describe(encoding);
        return new(new(Format, corpus.Name, corpus.Licence, corpus.Provenance, card, HashOf(card, pieces, tokens), skipped, pieces), tokens);
    }

    /// <summary>Writes dataset.json and pieces.safetensors, each whole or not at all.</summary>
    public void Write(string folder)
    {
        var file = new Safetensors();
        for (var piece = 0; piece < Tokens.Count; piece++)
            file.Add(Card.Pieces[piece].Name, [Tokens[piece].Length], Tokens[piece]);
        file.Save(TokensPath(folder));
        AtomicFile.WriteText(CardPath(folder), JsonSerializer.Serialize(Card, PipelineJson.Default.DatasetCard) + "\n");
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="PipelineException">It is damaged, or its two files do not belong together.</exception>
    public static Dataset Read(string folder)
    {
        try
        {
            var card = JsonSerializer.Deserialize(File.ReadAllBytes(CardPath(folder)), PipelineJson.Default.DatasetCard);
            var file = Safetensors.Load(TokensPath(folder));
            if (card is not { Format: Format })
                throw new PipelineException($"{CardPath(folder)} is of format {card?.Format}, not {Format}. Run the stage preprocess again.");
            int[][] tokens = [.. card.Pieces.Select(piece => file.Ints(piece.Name, TokensPath(folder)))];
            if (HashOf(card.Encoding, card.Pieces, tokens) != card.Hash)
                throw new PipelineException($"The pieces in {folder} are not those that its dataset.json describes. Run the stage preprocess with --force.");
            return new(card, tokens);
        }
        catch (Exception error) when (error is JsonException or SafetensorsException)
        {
            throw new PipelineException($"The data set in {folder} is damaged: {error.Message} Run the stage preprocess with --force.");
        }
    }

    /// <summary>Tokens of the pieces of one side of the split.</summary>
    public IReadOnlyList<int[]> Of(Split split) => [.. Tokens.Where((_, piece) => Card.Pieces[piece].Split == split)];

    /// <summary>Number of windows of one side of the split.</summary>
    /// <exception cref="PipelineException">There is not a single one.</exception>
    public int CountWindows(Split split, TrainingSettings settings)
    {
        var pieces = Of(split);
        var count = pieces.Sum(tokens => WindowSet.CountOf(tokens.Length, settings.Window, settings.Stride));
        return count > 0 ? count : throw new PipelineException(
            $"The corpus '{Card.Corpus}' has no {split.ToString().ToLowerInvariant()} window of {settings.Window} notes and the note that follows: " +
            $"{pieces.Count} {split.ToString().ToLowerInvariant()} pieces, the longest of {pieces.Select(tokens => tokens.Length).DefaultIfEmpty().Max()} notes " +
            $"({Card.Skipped} files skipped, see skipped.csv). Add longer pieces, name other ones to validate with (--set data.validation=NAME,NAME), or use a shorter window (--set training.window=N).");
    }

    /// <summary>Windows of one side of the split, as a network is given them: scaled, or the tokens' numbers.</summary>
    /// <exception cref="PipelineException">There is not a single one.</exception>
    public WindowSet Windows(Split split, TrainingSettings settings, InputKind input, HeadKind head)
    {
        CountWindows(split, settings);
        var encoding = Encodings.Of(Card.Encoding);
        return new WindowSet(Of(split).Select(tokens => Sequence(tokens, encoding, input, head)), settings.Window, settings.Stride);
    }

    private static Sequence Sequence(int[] tokens, IEncoding encoding, InputKind input, HeadKind head)
    {
        float[]? scaled = null, numbers = null;
        return new(input == InputKind.Scalar ? Scaled() : Numbers(), head == HeadKind.Regression ? Scaled() : Numbers());

        float[] Scaled() => scaled ??= Array.ConvertAll(tokens, encoding.Scaled);
        float[] Numbers() => numbers ??= Array.ConvertAll(tokens, token => (float)token);
    }

    // Of one text, but never the whole of it in memory.
    private static string HashOf(EncodingCard encoding, IReadOnlyList<DatasetPiece> pieces, IReadOnlyList<int[]> tokens)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add($"{encoding.Name} {encoding.Size}\n{Names(encoding)}");
        for (var i = 0; i < pieces.Count; i++)
            Add($"{(i > 0 ? "\n" : "")}{pieces[i].Name}\t{pieces[i].Split}\t{string.Join(' ', tokens[i])}");
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text));
    }

    private static string Names(EncodingCard encoding) =>
        encoding.Vocabulary is null ? "" : $"octaves {encoding.Octaves}\n{string.Join("\n", encoding.Vocabulary)}\n\n";
}
