using System.Text.Json.Serialization;

namespace Nocturne.Pipeline.Corpora;

/// <summary>One piece of a known corpus, as its definition has it.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">What the piece is called.</param>
/// <param name="Split">What the piece is for.</param>
/// <param name="Sha256">SHA-256 of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Urls">Where the same bytes are, best place first; none for a piece that is composed.</param>
internal sealed record PieceDefinition(string Name, string Title, Split Split, string Sha256, int Bytes, IReadOnlyList<Uri>? Urls = null)
{
    /// <summary>Name of the file in the corpus' folder.</summary>
    [JsonIgnore]
    public string FileName => Name + ".mid";
}
