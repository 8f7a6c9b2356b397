using Nocturne.Training.Data;

namespace Nocturne.Training.Tests.Data;

/// <summary>Pieces in which no token occurs twice, so that a token tells its piece and step.</summary>
internal static class Pieces
{
    private const int MaxLength = 1000;

    public static TokenSequence[] Of(params IEnumerable<int> lengths) =>
        [.. lengths.Select((length, piece) => new TokenSequence([.. Enumerable.Range(piece * MaxLength, length)]))];

    /// <summary>The piece of a token.</summary>
    public static int PieceOf(int token) => token / MaxLength;

    /// <summary>Every token that can be predicted: all but the first one of each piece.</summary>
    public static IEnumerable<int> Targets(IEnumerable<TokenSequence> pieces) => pieces.SelectMany(piece => piece.Tokens.Skip(1));
}
