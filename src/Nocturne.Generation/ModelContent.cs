using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>A checked model file.</summary>
/// <param name="Bytes">The bytes of the file.</param>
/// <param name="Card">The card of the model.</param>
/// <param name="WeightRanges">Location of the weights in the bytes, by name of the graph's constant.</param>
internal sealed record ModelContent(byte[] Bytes, ModelCard Card, IReadOnlyDictionary<string, Range> WeightRanges);
