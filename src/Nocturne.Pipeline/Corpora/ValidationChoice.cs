using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nocturne.Pipeline.Corpora;

/// <summary>Which pieces a network is judged by. Pieces of the same bytes are always on the same side.</summary>
internal static class ValidationChoice
{
    // One piece in ten, as a share of the 32-bit hashes.
    private const uint ValidationBelow = uint.MaxValue / 10;

    /// <summary>About one piece in ten, at least one and never all, by a hash of the name: adding pieces leaves the others where they are.</summary>
    /// <param name="pieces">The pieces.</param>
    /// <param name="corpus">Name of the corpus.</param>
    /// <param name="isReadable">Whether there is music in a piece's file. Asked of as few pieces as it takes to know that either side has some.</param>
    /// <exception cref="CorpusException">All files have the same bytes.</exception>
    public static IReadOnlyList<CorpusPiece> ByHash(IReadOnlyList<CorpusPiece> pieces, string corpus, Func<CorpusPiece, bool> isReadable)
    {
        var marks = pieces.GroupBy(piece => piece.Sha256).ToDictionary(group => group.Key, group => group.Min(piece => Mark(piece.Name)));
        if (marks.Count < 2)
            throw new CorpusException($"All {pieces.Count} MIDI files of the corpus '{corpus}' have the same bytes; at least 2 different ones are needed, one to learn from and one to be judged by.");
        // The lowest mark is always for validation, the highest never: so there is something on both sides, however few the pieces.
        var (lowest, highest) = (marks.Values.Min(), marks.Values.Max());
        CorpusPiece[] chosen = [.. pieces.Select(piece => piece with { Split = IsValidation(marks[piece.Sha256]) ? Split.Validation : Split.Training })];
        return WithMusicOnBothSides(chosen, marks, isReadable);

        bool IsValidation(uint mark) => mark == lowest || (mark < ValidationBelow && mark != highest);
    }

    // In a small folder all pieces of a side may be broken files: then the lowest and the highest mark that can be read change sides.
    private static CorpusPiece[] WithMusicOnBothSides(CorpusPiece[] chosen, Dictionary<string, uint> marks, Func<CorpusPiece, bool> isReadable)
    {
        if (Enum.GetValues<Split>().All(split => chosen.Any(piece => piece.Split == split && isReadable(piece))))
            return chosen;
        var readable = chosen.Where(isReadable).OrderBy(piece => marks[piece.Sha256]).Select(piece => piece.Sha256).Distinct().ToList();
        if (readable.Count < 2)
            return chosen;              // too little to choose from; what is wrong with the files comes out when they are encoded
        return [.. chosen.Select(piece => piece.Sha256 == readable[0] ? piece with { Split = Split.Validation } : piece.Sha256 == readable[^1] ? piece with { Split = Split.Training } : piece)];
    }

    /// <summary>The pieces of those names, and those that have the same bytes as one of them.</summary>
    /// <exception cref="CorpusException">A name is unknown, or one side would be empty.</exception>
    public static IReadOnlyList<CorpusPiece> ByName(IReadOnlyList<CorpusPiece> pieces, IReadOnlyList<string> validation, string corpus)
    {
        var byName = pieces.ToDictionary(piece => piece.Name, StringComparer.Ordinal);
        foreach (var name in validation)
            if (!byName.ContainsKey(name))
                throw new CorpusException($"The corpus '{corpus}' has no piece '{name}' for validation; the nearest name is '{NearestName.Of(name, byName.Keys)}'.");
        var hashes = validation.Select(name => byName[name].Sha256).ToHashSet();
        var chosen = pieces.Select(piece => piece with { Split = hashes.Contains(piece.Sha256) ? Split.Validation : Split.Training }).ToList();
        if (chosen.DistinctBy(piece => piece.Split).Count() != 2)
            throw new CorpusException($"{hashes.Count} of the {pieces.Count} pieces of the corpus '{corpus}' are named for validation; name at least one, and leave at least one to learn from.");
        return chosen;
    }

    private static uint Mark(string name) => BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
