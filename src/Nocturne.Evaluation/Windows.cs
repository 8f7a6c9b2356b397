using Nocturne.Music.Encodings;

namespace Nocturne.Evaluation;

/// <summary>Every window of some pieces with the note that follows it, as the networks were trained on them; none crosses from one piece to the next.</summary>
internal static class Windows
{
    /// <summary>Scaled notes (T) and the scaled note that follows each window, piece by piece.</summary>
    /// <param name="pieces">Pitch tokens of each piece.</param>
    /// <param name="window">Notes in a window (T), 1 or more.</param>
    /// <param name="stride">Notes from one window to the next, 1 or more.</param>
    public static IEnumerable<(ReadOnlyMemory<float> Notes, float Target)> Of(IReadOnlyList<int[]> pieces, int window, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return pieces.SelectMany(piece => OfPiece(Array.ConvertAll(piece, PitchEncoding.Scaled), window, stride));
    }

    /// <summary>Tokens (T) and the token that follows each window, piece by piece.</summary>
    /// <param name="pieces">Tokens of each piece.</param>
    /// <param name="window">Tokens in a window (T), 1 or more.</param>
    /// <param name="stride">Tokens from one window to the next, 1 or more.</param>
    public static IEnumerable<(ReadOnlyMemory<int> Tokens, int Target)> OfTokens(IReadOnlyList<int[]> pieces, int window, int stride)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(stride, 1);
        return pieces.SelectMany(piece => OfPiece(piece, window, stride));
    }

    /// <summary>The same, or an error that says that there are none.</summary>
    /// <param name="role">What the pieces are for: training or validation.</param>
    /// <param name="pieces">Pitch tokens of each piece.</param>
    /// <param name="window">Notes in a window (T).</param>
    public static void Require(string role, IReadOnlyList<int[]> pieces, int window)
    {
        if (!pieces.Any(piece => piece.Length > window))
            throw new EvaluationException(
                $"None of the {pieces.Count} {role} pieces is longer than a window of {window} notes, " +
                "so there is nothing to judge. Use longer pieces or a shorter window.");
    }

    private static IEnumerable<(ReadOnlyMemory<T> Notes, T Target)> OfPiece<T>(T[] notes, int window, int stride)
    {
        for (var start = 0; start + window < notes.Length; start += stride)
            yield return (notes.AsMemory(start, window), notes[start + window]);
    }
}
