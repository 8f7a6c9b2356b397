using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nocturne.Corpora;

/// <summary>Chooses the validation pieces. Pieces with the same bytes are always in the same split.</summary>
internal static class ValidationChoice
{
    // One piece in ten, as a share of the 32-bit hashes.
    private const uint ValidationBelow = uint.MaxValue / 10;

    /// <summary>Chooses about one piece in ten, at least one, never all, by a hash of the name: adding pieces moves no others.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="corpus">Name of the corpus.</param>
    /// <param name="isReadable">Whether a piece's file has music; called for as few pieces as possible.</param>
    /// <exception cref="CorpusException">All files have the same bytes.</exception>
    public static IReadOnlyList<CorpusPiece> ByHash(IReadOnlyList<CorpusPiece> pieces, string corpus, Func<CorpusPiece, bool> isReadable)
    {
        var marks = pieces.GroupBy(piece => piece.Sha256).ToDictionary(group => group.Key, group => group.Min(piece => Mark(piece.Name)));
        if (marks.Count < 2)
            throw new CorpusException(
                $"All {pieces.Count} MIDI files of the corpus '{corpus}' have the same bytes; " +
                "a corpus needs at least 2 different files, one for training and one for validation.");
        // The lowest mark is always for validation, the highest never, so that no split is empty.
        var (lowest, highest) = (marks.Values.Min(), marks.Values.Max());
        CorpusPiece[] chosen = [.. pieces.Select(piece => WithSplit(piece, IsValidation(marks[piece.Sha256])))];
        return WithMusicInBoth(chosen, marks, isReadable);

        bool IsValidation(uint mark) => mark == lowest || (mark < ValidationBelow && mark != highest);
    }

    // In a small folder all files of a split may be damaged: then the readable pieces of the lowest and the highest mark are moved.
    private static CorpusPiece[] WithMusicInBoth(
        CorpusPiece[] chosen, Dictionary<string, uint> marks, Func<CorpusPiece, bool> isReadable)
    {
        if (Enum.GetValues<Split>().All(split => chosen.Any(piece => piece.Split == split && isReadable(piece))))
            return chosen;
        var readable = chosen.Where(isReadable).OrderBy(piece => marks[piece.Sha256]).Select(piece => piece.Sha256).Distinct().ToList();
        if (readable.Count < 2)
            return chosen;              // too few to choose from; encoding reports what is wrong with the files
        return [.. chosen.Select(piece =>
            piece.Sha256 == readable[0] || piece.Sha256 == readable[^1] ? WithSplit(piece, piece.Sha256 == readable[0]) : piece)];
    }

    /// <summary>Chooses the named pieces, and those with the same bytes as one of them.</summary>
    /// <exception cref="CorpusException">A name is unknown, or a split would be empty.</exception>
    public static IReadOnlyList<CorpusPiece> ByName(IReadOnlyList<CorpusPiece> pieces, IReadOnlyList<string> validation, string corpus)
    {
        var byName = pieces.ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        foreach (var name in validation)
            if (!byName.ContainsKey(name))
                throw new CorpusException(
                    $"The corpus '{corpus}' has no piece '{name}' for validation; " +
                    $"the nearest name is '{NearestName.Of(name, byName.Keys)}'.");
        var hashes = validation.Select(name => byName[name].Sha256).ToHashSet();
        var chosen = pieces.Select(piece => WithSplit(piece, hashes.Contains(piece.Sha256))).ToList();
        if (chosen.DistinctBy(piece => piece.Split).Count() != 2)
            throw new CorpusException(
                $"{hashes.Count} of the {pieces.Count} pieces of the corpus '{corpus}' are named for validation; " +
                "name at least one, and leave at least one for training.");
        return chosen;
    }

    private static CorpusPiece WithSplit(CorpusPiece piece, bool isValidation) =>
        piece with { Split = isValidation ? Split.Validation : Split.Training };

    private static uint Mark(string name) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
