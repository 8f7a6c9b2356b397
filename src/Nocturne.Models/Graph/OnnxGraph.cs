namespace Nocturne.Models.Graph;

/// <summary>Accepts an <c>.onnx</c> file only if its graph is the one that Nocturne exports for the network on its card.</summary>
/// <remarks>
/// The SHA-256 on the card detects damage, but anyone can compute one. Some graphs crash the process in ONNX Runtime; others loop or refer
/// to files. So every byte except the weights must be as exported before ONNX Runtime gets the file.
/// </remarks>
public static class OnnxGraph
{
    private const int MetadataField = 14;

    /// <summary>Compares a model with the graph of its card's network.</summary>
    /// <param name="model">All bytes of an <c>.onnx</c> file.</param>
    /// <param name="card">Its card, as <see cref="OnnxCard.Read"/> returns it.</param>
    /// <returns>Location in the file of each constant with weights (float32), by name.</returns>
    /// <exception cref="ModelCardException">The graph differs, or its version is unknown.</exception>
    /// <exception cref="InvalidDataException">The bytes are not a complete ONNX model; the message says where.</exception>
    public static IReadOnlyDictionary<string, Range> Require(ReadOnlySpan<byte> model, ModelCard card)
    {
        if (card.Graph > GraphDescription.CurrentVersion)
            throw new ModelCardException(
                $"Its graph has version {card.Graph}, but this version of Nocturne reads up to {GraphDescription.CurrentVersion}. "
                + "Use a newer nocturne.");
        var description = GraphDescription.Of(card.Model, card.Graph);
        var skeleton = OnnxSkeleton.Of(description, card.NocturneVersion);
        if (!skeleton.Begins(model, out var end))
            throw Differs(card, end);
        var rest = new ProtobufReader(model[end..]);
        while (rest.Read())
            if (rest.Field != MetadataField)
                throw Differs(card, end);
        return WeightRanges(description, skeleton);
    }

    private static Dictionary<string, Range> WeightRanges(GraphDescription description, ProtobufSkeleton skeleton)
    {
        var ranges = new Dictionary<string, Range>();
        var holes = skeleton.Holes().GetEnumerator();
        foreach (var constant in description.Constants)
            if (constant.HoldsWeights && holes.MoveNext())
                ranges.Add(constant.Name, holes.Current);
        return ranges;
    }

    private static ModelCardException Differs(ModelCard card, int at) => new(
        $"Its graph is not that of the {card.Model.Name} on its card: they differ at byte {at:N0}. "
        + "Use a model that Nocturne exported, or export it again.");
}
