using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Corpora;

/// <summary>The result of reading a piece of a corpus.</summary>
/// <param name="Piece">The piece.</param>
/// <param name="Tokens">Its tokens, shape [N, F], or <c>null</c> if the file was skipped.</param>
/// <param name="Unknown">Number of chords or notes that are not in the vocabulary.</param>
/// <param name="Defects">Repaired defects, or why the file was skipped.</param>
public sealed record PieceReading(CorpusPiece Piece, int[]? Tokens, int Unknown, IReadOnlyList<MidiDefect> Defects)
{
    /// <summary>Reads and encodes a piece; a file that cannot be read or has nothing to encode is skipped.</summary>
    public static PieceReading Read(CorpusPiece piece, IEncoding encoding)
    {
        var (reading, faults) = Open(piece);
        if (reading is null)
            return new(piece, null, 0, faults);
        var encoded = encoding.Encode(reading.Score);
        var unknown = encoded.CountLeftOut(LeftOut.NotInVocabulary);
        if (encoded.Tokens.Length > 0)
            return new(piece, encoded.Tokens, unknown, reading.Defects);
        var why = unknown > 0 ? "nothing in it is in the vocabulary of the training pieces" : "it has no notes of a piano";
        return new(piece, null, 0, [.. reading.Defects, Skipped(0, why)]);
    }

    /// <summary>The score of a piece, or <c>null</c> if the file cannot be read or is too damaged.</summary>
    public static Score? ScoreOf(CorpusPiece piece) => Open(piece).Reading?.Score;

    // The reading, or why there is none.
    private static (MidiReading? Reading, IReadOnlyList<MidiDefect> Faults) Open(CorpusPiece piece)
    {
        try
        {
            if (FileHash.Length(piece.Path) == 0)
                return (null, [Skipped(0, "it is empty, or a pipe or device")]);
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
