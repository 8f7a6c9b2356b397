namespace Nocturne.Corpora;

/// <summary>The definition of a corpus: a file of <c>data/corpora</c>.</summary>
/// <param name="Name">Its name, equal to the name of the file.</param>
/// <param name="About">Kind of music, in a sentence.</param>
/// <param name="Licence">What is known of its licence.</param>
/// <param name="Provenance">Where the files come from.</param>
/// <param name="Pieces">The pieces; a composed corpus lists them by number.</param>
/// <param name="Seed">Seed of a corpus that Nocturne composes, or <c>null</c> for a downloaded one.</param>
/// <param name="CommercialUse">Whether the licence allows commercial use, or <c>null</c> if that is unknown.</param>
internal sealed record CorpusDefinition(
    string Name, string About, string Licence, string Provenance, IReadOnlyList<PieceDefinition> Pieces, int? Seed = null,
    bool? CommercialUse = null)
{
    // A download is in memory until its hash is checked; a MIDI file usually has 10 to 100 kB.
    private const int MaxBytes = 16 << 20;

    /// <summary>Returns this definition if it is valid.</summary>
    /// <exception cref="CorpusException">A field is out of range.</exception>
    public CorpusDefinition Checked(string path)
    {
        Require(path, Name == Path.GetFileNameWithoutExtension(path), $"name is '{Name}'; must be the name of the file");
        Require(path, Pieces.Count >= 2, $"pieces has {Pieces.Count} entries; must be at least 2");
        foreach (var piece in Pieces)
            Check(path, piece);
        var names = Pieces.DistinctBy(piece => piece.Name, StringComparer.OrdinalIgnoreCase);
        Require(path, names.Count() == Pieces.Count, "two pieces have the same name");
        Require(path, Pieces.DistinctBy(piece => piece.Split).Count() == 2, "it needs pieces for training and for validation");
        return this;
    }

    private void Check(string path, PieceDefinition piece)
    {
        Require(path, SafeName.Of(piece.Name) == piece.Name, $"the name '{piece.Name}' of a piece is not safe as a file name");
        Require(path, piece.Sha256.Length == 64 && piece.Sha256.All(char.IsAsciiHexDigitLower),
            $"sha256 of '{piece.Name}' must be 64 lower-case hexadecimal digits");
        Require(path, piece.Bytes is >= 1 and <= MaxBytes, $"bytes of '{piece.Name}' is {piece.Bytes}; must be between 1 and {MaxBytes}");
        Require(path, Seed is not null || piece.Urls is { Count: > 0 }, $"'{piece.Name}' has no url, and the corpus has no seed");
        foreach (var url in piece.Urls ?? [])
            Require(path, url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps,
                $"the url '{url}' of '{piece.Name}' must start with https://");
    }

    private static void Require(string path, bool holds, string mistake)
    {
        if (!holds)
            throw new CorpusException($"The definition '{path}' is invalid: {mistake}.");
    }
}
