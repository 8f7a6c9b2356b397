using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>What came out of a piece of a corpus.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Tokens">Its music; <c>null</c> where the file was skipped.</param>
/// <param name="Defects">What was mended, or why it was skipped.</param>
internal sealed record PieceReading(CorpusPiece Piece, int[]? Tokens, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>Reads and encodes a piece; a file that cannot be read is no error.</summary>
    public static PieceReading Read(CorpusPiece piece, IEncoding encoding)
    {
        try
        {
            var reading = MidiReader.Read(piece.Path, MidiProfile.Salvage);
            var tokens = encoding.Encode(reading.Score);
            return tokens.Length > 0
                ? new(piece, tokens, reading.Defects)
                : new(piece, null, [.. reading.Defects, .. Skipped(piece, 0, "No note of the piano is in it").Defects]);
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

    private static PieceReading Skipped(CorpusPiece piece, long offset, string reason) => new(piece, null, [new MidiDefect(offset, $"File skipped: {reason}")]);
}
