using Nocturne.Models;

namespace Nocturne.Pipeline.Corpora;

/// <summary>A known corpus and the folder that its files are in, or will be.</summary>
internal sealed class KnownCorpus(CorpusDefinition definition, string folder)
{
    /// <summary>What the corpus is.</summary>
    public CorpusDefinition Definition => definition;

    /// <summary>The pieces whose file is not there with the right bytes.</summary>
    public IReadOnlyList<PieceDefinition> Missing() =>
        [.. definition.Pieces.Where(piece => FileHash.OfFile(PathOf(piece)) != piece.Sha256)];

    /// <summary>Puts a piece in its place; its hash has been checked.</summary>
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

    /// <summary>The corpus, whose files are there.</summary>
    /// <param name="validation">Names of the validation pieces; the definition's own when <c>null</c>.</param>
    /// <param name="pathOf">Where each file is; in the corpus' own folder when <c>null</c>.</param>
    /// <exception cref="CorpusException">A name in <paramref name="validation"/> is unknown, or nothing is left to learn from.</exception>
    public Corpus ToCorpus(IReadOnlyList<string>? validation, Func<PieceDefinition, string>? pathOf = null)
    {
        var pieces = definition.Pieces
            .Select(piece => new CorpusPiece(piece.Name, (pathOf ?? PathOf)(piece), piece.Sha256, piece.Split, piece.Title))
            .OrderBy(piece => piece.Name, StringComparer.Ordinal);
        return new Corpus(definition.Name, definition.Licence, definition.Provenance,
            validation is null ? [.. pieces] : ValidationChoice.ByName([.. pieces], validation, definition.Name));
    }

    private string PathOf(PieceDefinition piece) => Path.Combine(folder, piece.FileName);
}
