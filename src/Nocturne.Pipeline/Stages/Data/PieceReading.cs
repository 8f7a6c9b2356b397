using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>What came out of a piece of a corpus.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Tokens">Its music as tokens; <c>null</c> where the file was skipped.</param>
/// <param name="Unknown">What was left out because the encoding's vocabulary does not have it.</param>
/// <param name="Defects">What was mended, or why it was skipped.</param>
internal sealed record PieceReading(CorpusPiece Piece, int[]? Tokens, int Unknown, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>Reads a piece and encodes it; a file that cannot be read, or of which nothing can be encoded, is skipped: no error.</summary>
    public static PieceReading Read(CorpusPiece piece, IEncoding encoding)
    {
        var (reading, faults) = Open(piece);
        if (reading is null)
            return new(piece, null, 0, faults);
        var tokens = encoding.Encode(reading.Score);
        var unknown = encoding.Vocabulary is null ? 0 : encoding.LeftOut(reading.Score);
        return tokens.Length > 0
            ? new(piece, tokens, unknown, reading.Defects)
            : new(piece, null, 0, [.. reading.Defects, Skipped(0, unknown > 0 ? "Nothing in it is in the vocabulary of the training pieces" : "No note of the piano is in it")]);
    }

    /// <summary>The music of a piece, or <c>null</c> if the file cannot be read or is too damaged.</summary>
    public static Score? ScoreOf(CorpusPiece piece) => Open(piece).Reading?.Score;

    // The reading, or why there is none.
    private static (MidiReading? Reading, IReadOnlyList<MidiDefect> Faults) Open(CorpusPiece piece)
    {
        try
        {
            if (FileHash.Length(piece.Path) == 0)
                return (null, [Skipped(0, "It is empty, or a pipe or device and no file")]);
            var reading = MidiReader.Read(piece.Path, MidiProfile.Salvage);
            return DamageLimit.WhyExceeded(reading) is { } why ? (null, [.. reading.Defects, Skipped(0, why)]) : (reading, []);
        }
        catch (MidiFormatException error)
        {
            return (null, [Skipped(error.Offset, error.Reason)]);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return (null, [Skipped(0, error.Message.Replace(piece.Path, piece.File, StringComparison.Ordinal))]);
        }
    }

    private static MidiDefect Skipped(long offset, string reason) => new(offset, $"File skipped: {reason}");
}
