using System.Text.Json.Serialization;
using Nocturne.Models;
using Nocturne.Pipeline.Corpora;

namespace Nocturne.Pipeline.Stages.Data;

/// <summary>What dataset.json says of an encoded corpus.</summary>
/// <param name="Format">Version of the file, 1.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Licence">What is known of its licence, in a sentence.</param>
/// <param name="Provenance">Where it comes from, in a sentence.</param>
/// <param name="Encoding">How its music became tokens.</param>
/// <param name="Hash">SHA-256 over encoding, pieces, split and tokens.</param>
/// <param name="Skipped">Files that could not be read; skipped.csv has them.</param>
/// <param name="Pieces">The pieces in the corpus' order.</param>
internal sealed record DatasetCard(
    int Format,
    string Corpus,
    string Licence,
    string Provenance,
    EncodingCard Encoding,
    string Hash,
    int Skipped,
    IReadOnlyList<DatasetPiece> Pieces);

/// <summary>A piece of an encoded corpus; its tokens are in pieces.safetensors under its name.</summary>
/// <param name="Name">Name of the piece.</param>
/// <param name="Title">Its title for people.</param>
/// <param name="Split">Whether it is trained on or kept out.</param>
/// <param name="Notes">Number of tokens.</param>
/// <param name="Sha256">Hash of the MIDI file.</param>
/// <param name="Unknown">What was left out because the encoding's vocabulary does not have it; left out of JSON where 0.</param>
internal sealed record DatasetPiece(
    string Name,
    string Title,
    Split Split,
    int Notes,
    string Sha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Unknown = 0);
