namespace Nocturne.Pipeline.Corpora;

/// <summary>One MIDI file of a corpus.</summary>
/// <param name="Name">File name without extension; below the corpus' folder the relative path with '/'. Unique in its corpus.</param>
/// <param name="Path">Where the file is.</param>
/// <param name="Sha256">SHA-256 of its bytes, 64 lower-case hexadecimal digits; of its path while it cannot be read.</param>
/// <param name="Split">What the piece is for.</param>
/// <param name="Title">What the piece is called; the name where nothing better is known.</param>
public sealed record CorpusPiece(string Name, string Path, string Sha256, Split Split, string Title);
