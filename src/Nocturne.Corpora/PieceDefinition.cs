using System.Text.Json.Serialization;

namespace Nocturne.Corpora;

/// <summary>The definition of a piece.</summary>
/// <param name="Name">File name without extension.</param>
/// <param name="Title">Title.</param>
/// <param name="Split">The use of the piece.</param>
/// <param name="Sha256">SHA-256 of the file, 64 lower-case hexadecimal digits.</param>
/// <param name="Bytes">Size of the file in bytes.</param>
/// <param name="Urls">URLs of the file, the preferred one first; none for a composed piece.</param>
internal sealed record PieceDefinition(string Name, string Title, Split Split, string Sha256, int Bytes, IReadOnlyList<Uri>? Urls = null)
{
    /// <summary>Name of the file in the corpus folder.</summary>
    [JsonIgnore]
    public string FileName => Name + ".mid";
}
