namespace Nocturne.Corpora;

/// <summary>A corpus with a definition, and the folder of its files.</summary>
internal sealed class KnownCorpus(CorpusDefinition definition, string folder)
{
    /// <summary>The definition.</summary>
    public CorpusDefinition Definition => definition;

    /// <summary>The pieces whose file is missing or has other bytes.</summary>
    public IReadOnlyList<PieceDefinition> Missing() =>
        [.. definition.Pieces.Where(piece => FileHash.OfFile(PathOf(piece)) != piece.Sha256)];

    /// <summary>Writes the file of a piece, whose hash has been checked.</summary>
    /// <exception cref="CorpusException">The file cannot be written.</exception>
    public void Store(PieceDefinition piece, byte[] bytes)
    {
        try
        {
            AtomicFile.Write(PathOf(piece), stream => stream.Write(bytes));
        }
        catch (IOException error)
        {
            throw new CorpusException($"The corpus '{definition.Name}' cannot be stored: {error.Message}");
        }
    }

    /// <summary>The corpus, if no file is missing.</summary>
    /// <param name="validation">Names of the validation pieces, or <c>null</c> for those of the definition.</param>
    /// <param name="pathOf">Path of each file, or <c>null</c> for those in the folder.</param>
    /// <exception cref="CorpusException">A name in <paramref name="validation"/> is unknown, or one split would be empty.</exception>
    public Corpus ToCorpus(IReadOnlyList<string>? validation, Func<PieceDefinition, string>? pathOf = null)
    {
        var pieces = definition.Pieces
            .Select(piece => new CorpusPiece(piece.Name, (pathOf ?? PathOf)(piece), piece.Sha256, piece.Split, piece.Title))
            .OrderBy(piece => piece.Name, StringComparer.Ordinal);
        return new Corpus(definition.Name, definition.Licence, definition.Provenance,
            validation is null ? [.. pieces] : ValidationChoice.ByName([.. pieces], validation, definition.Name))
        {
            CommercialUse = definition.CommercialUse,
        };
    }

    private string PathOf(PieceDefinition piece) => Path.Combine(folder, piece.FileName);
}
