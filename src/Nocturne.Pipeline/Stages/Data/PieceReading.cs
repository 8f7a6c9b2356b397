using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>What came out of a piece of a corpus.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Score">Its music; <c>null</c> where the file was skipped.</param>
/// <param name="Tokens">Its music as tokens; <c>null</c> where the file was skipped or is not encoded yet.</param>
/// <param name="Defects">What was mended, or why it was skipped.</param>
internal sealed record PieceReading(CorpusPiece Piece, Score? Score, int[]? Tokens, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>Reads a piece; a file that cannot be read is no error.</summary>
    public static PieceReading Read(CorpusPiece piece)
    {
        try
        {
            var reading = MidiReader.Read(piece.Path, MidiProfile.Salvage);
            return new(piece, reading.Score, null, reading.Defects);
        }
        catch (MidiFormatException error)
        {
            return Skipped(piece, error.Offset, error.Reason);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Skipped(piece, 0, error.Message);
        }
    }

    /// <summary>The piece with its tokens; one of which nothing can be encoded is skipped.</summary>
    public PieceReading Encoded(IEncoding encoding)
    {
        if (Score is null)
            return this;
        var tokens = encoding.Encode(Score);
        return tokens.Length > 0
            ? this with { Tokens = tokens }
            : new(Piece, null, null, [.. Defects, .. Skipped(Piece, 0, encoding.LeftOut(Score) > 0 && encoding.Vocabulary is not null ? NothingKnown : "No note of the piano is in it").Defects]);
    }

    private const string NothingKnown = "Nothing in it is in the vocabulary of the training pieces";

    private static PieceReading Skipped(CorpusPiece piece, long offset, string reason) => new(piece, null, null, [new MidiDefect(offset, $"File skipped: {reason}")]);
}
