using Nocturne.Corpora;

namespace Nocturne.Pipeline.Engine;

/// <summary>A file that a stage reads or writes.</summary>
/// <param name="Path">The file.</param>
internal sealed record Artifact(string Path)
{
    private string? _name, _part;
    private Func<string?>? _hash;

    /// <summary>Creates the artifact of a corpus file. Its hash is already known, and its name does not depend on its folder.</summary>
    public static Artifact OfCorpus(string corpus, CorpusPiece piece) =>
        new(piece.Path) { _name = $"{corpus}/{piece.File}", _hash = () => piece.Sha256 };

    /// <summary>Creates the artifact of a data set's content, without the licence and provenance on its card.</summary>
    /// <param name="folder">The data set's folder.</param>
    public static Artifact OfDataset(string folder) =>
        new(Dataset.CardPath(folder)) { _part = "hash", _hash = () => Dataset.HashIn(folder) };

    /// <summary>Computes the SHA-256 of the content.</summary>
    /// <returns>The hash, or <c>null</c> if the file is missing.</returns>
    public string? Compute() => _hash is not null ? _hash() : File.Exists(Path) ? Sha256Hex.OfFile(Path) : null;

    /// <summary>Gets the name in locks and messages.</summary>
    public string Label(Workspace files) => _part is null ? _name ?? files.ShortPath(Path) : $"{files.ShortPath(Path)}#{_part}";
}
