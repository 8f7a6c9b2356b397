using System.Text.Json.Serialization;

namespace Nocturne.Corpora;

/// <summary>The description of an encoded corpus: dataset.json.</summary>
/// <param name="Format">Version of the format, 1.</param>
/// <param name="Corpus">Name of the corpus.</param>
/// <param name="Licence">What is known of its licence, in a sentence.</param>
/// <param name="Provenance">Its origin, in a sentence.</param>
/// <param name="Encoding">The encoding of its tokens.</param>
/// <param name="Hash">SHA-256 over encoding, pieces, split and tokens.</param>
/// <param name="Skipped">Number of skipped files, listed in skipped.csv.</param>
/// <param name="Pieces">The pieces in the order of the corpus.</param>
/// <param name="CommercialUse">Whether the licence allows commercial use, or <c>null</c> (left out of JSON) if that is unknown.</param>
public sealed record DatasetCard(
    int Format,
    string Corpus,
    string Licence,
    string Provenance,
    EncodingCard Encoding,
    string Hash,
    int Skipped,
    IReadOnlyList<DatasetPiece> Pieces,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? CommercialUse = null);

/// <summary>A piece of an encoded corpus; pieces.safetensors contains its tokens under its name.</summary>
/// <param name="Name">Name of the piece.</param>
/// <param name="Title">Its title.</param>
/// <param name="Split">The use of the piece.</param>
/// <param name="Notes">Number of steps (N).</param>
/// <param name="Sha256">Hash of the MIDI file.</param>
/// <param name="Unknown">Number of chords or notes that are not in the vocabulary; left out of JSON if 0.</param>
public sealed record DatasetPiece(
    string Name,
    string Title,
    Split Split,
    int Notes,
    string Sha256,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Unknown = 0);
