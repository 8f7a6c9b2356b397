namespace Nocturne.Corpora;

/// <summary>One MIDI file of a corpus.</summary>
/// <param name="Name">Relative path in the corpus folder, with '/' and without extension. Unique in its corpus.</param>
/// <param name="Path">Path of the file.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits; of its path if it cannot be read or is too large.</param>
/// <param name="Split">The use of the piece.</param>
/// <param name="Title">Title, or the name if there is none.</param>
public sealed record CorpusPiece(string Name, string Path, string Sha256, Split Split, string Title)
{
    /// <summary>Relative path in the corpus folder, with '/': it does not reveal where that folder is.</summary>
    public string File =>
        Path.Replace('\\', '/').EndsWith('/' + Name, StringComparison.Ordinal) ? Name : Name + System.IO.Path.GetExtension(Path);
}
