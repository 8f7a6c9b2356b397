namespace Nocturne.Pipeline.Corpora;

/// <summary>A known corpus: what it is and where its bytes are (a file of <c>data/corpora</c>).</summary>
/// <param name="Name">Its name, which is also that of the definition's file.</param>
/// <param name="About">What kind of music it is, in a sentence.</param>
/// <param name="Licence">What is known of its licence.</param>
/// <param name="Provenance">Where the files come from.</param>
/// <param name="Pieces">The pieces; those of a composed corpus in the order of their numbers.</param>
/// <param name="Seed">Seed of a corpus that Nocturne composes; <c>null</c> for one that is downloaded.</param>
internal sealed record CorpusDefinition(
    string Name, string About, string Licence, string Provenance, IReadOnlyList<PieceDefinition> Pieces, int? Seed = null)
{
    // Downloads are held in memory until their hash is known; a MIDI file of a piece has some 10 to 100 kB.
    private const int MostBytes = 16 << 20;

    /// <summary>This definition, or an error that says what is wrong in which file.</summary>
    /// <exception cref="CorpusException">A field is out of its range.</exception>
    public CorpusDefinition Checked(string path)
    {
        Require(path, Name == Path.GetFileNameWithoutExtension(path), $"name is '{Name}'; it must be the file's own name");
        Require(path, Pieces.Count >= 2, $"there are {Pieces.Count} pieces; a corpus needs at least 2");
        foreach (var piece in Pieces)
            Check(path, piece);
        Require(path, Pieces.DistinctBy(piece => piece.Name, StringComparer.OrdinalIgnoreCase).Count() == Pieces.Count, "two pieces have the same name");
        Require(path, Pieces.DistinctBy(piece => piece.Split).Count() == 2, "there must be pieces for training and for validation");
        return this;
    }

    private void Check(string path, PieceDefinition piece)
    {
        Require(path, SafeName.Of(piece.Name) == piece.Name, $"the piece's name '{piece.Name}' is not safe as a file name");
        Require(path, piece.Sha256.Length == 64 && piece.Sha256.All(char.IsAsciiHexDigitLower), $"sha256 of '{piece.Name}' is not 64 lower-case hexadecimal digits");
        Require(path, piece.Bytes is >= 1 and <= MostBytes, $"bytes of '{piece.Name}' is {piece.Bytes}; use 1 to {MostBytes}");
        Require(path, Seed is not null || piece.Urls is { Count: > 0 }, $"'{piece.Name}' has no url, and without a seed it cannot be composed");
        foreach (var url in piece.Urls ?? [])
            Require(path, url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps, $"the url '{url}' of '{piece.Name}' does not begin with https://");
    }

    private static void Require(string path, bool isRight, string mistake)
    {
        if (!isRight)
            throw new CorpusException($"The definition '{path}' is wrong: {mistake}.");
    }
}
