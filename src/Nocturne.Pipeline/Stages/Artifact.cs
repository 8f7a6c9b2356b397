using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Stages;

/// <summary>A file that a stage reads or writes, or the part of it that is the stage's.</summary>
/// <param name="Path">The file.</param>
/// <param name="Part">Name of the part; empty for the whole file.</param>
/// <param name="Hash">How to hash it, with <c>null</c> for a part that is missing; <c>null</c>: SHA-256 of the whole file.</param>
internal sealed record Artifact(string Path, string Part = "", Func<string, string?>? Hash = null)
{
    private string? _name, _known;

    /// <summary>A file of a corpus: its hash is known, even where it cannot be opened, and its name is the same wherever the corpus is.</summary>
    public static Artifact OfCorpus(string corpus, CorpusPiece piece) => new(piece.Path) { _name = $"{corpus}/{piece.File}", _known = piece.Sha256 };

    /// <summary>One field of a JSON file.</summary>
    public static Artifact Field(string path, string field) => new(path, field, file => Fingerprint.OfField(file, field));

    /// <summary>A JSON file but for one field.</summary>
    public static Artifact AllBut(string path, string field) => new(path, "", file => Fingerprint.OfAllBut(file, field));

    /// <summary>SHA-256 of the content; <c>null</c> where the file or the part is missing.</summary>
    public string? Compute() => _known is not null ? _known : File.Exists(Path) ? (Hash ?? Sha256Hex.OfFile)(Path) : null;

    /// <summary>Name in locks and messages.</summary>
    public string Label(Workspace files) => Part.Length == 0 ? _name ?? files.ShortPath(Path) : $"{files.ShortPath(Path)}#{Part}";
}
