namespace Nocturne.Pipeline.Corpora;

/// <summary>One MIDI file of a corpus.</summary>
/// <param name="Name">File name without extension; below the corpus' folder the relative path with '/'. Unique in its corpus.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits; of its path while it cannot be read or is too large to be.</param>
/// <param name="Split">What the piece is for.</param>
/// <param name="Title">What the piece is called; the name where nothing better is known.</param>
public sealed record CorpusPiece(string Name, string Path, string Sha256, Split Split, string Title)
{
    /// <summary>The file below the corpus' folder, with '/': where that folder is, is nobody's business.</summary>
    public string File => Path.Replace('\\', '/').EndsWith('/' + Name, StringComparison.Ordinal) ? Name : Name + System.IO.Path.GetExtension(Path);
}
