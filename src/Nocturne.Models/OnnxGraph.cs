namespace Nocturne.Models;

/// <summary>Holds the graph of an <c>.onnx</c> file against the network that its card describes.</summary>
/// <remarks>
/// A hash tells what was damaged from what was exported, but anybody can take one. ONNX Runtime ends the whole process over
/// some graphs, and others are loops, or name files. So the graph must be the one that Nocturne writes for the network, byte for byte
/// but for the weights: then nothing else ever reaches ONNX Runtime.
/// </remarks>
public static class OnnxGraph
{
    private const int MetadataField = 14;

    /// <summary>Holds a model to its card.</summary>
    /// <param name="model">All bytes of an <c>.onnx</c> file.</param>
    /// <param name="card">Its card, as <see cref="OnnxCard.Read"/> gives it.</param>
    /// <exception cref="ModelCardException">The graph is not that of the network that the card describes.</exception>
    /// <exception cref="InvalidDataException">The bytes are no whole ONNX model; the message says where.</exception>
    public static void Require(ReadOnlySpan<byte> model, ModelCard card)
    {
        if (!OnnxSkeleton.Of(card).Begins(model, out var end))
            throw Differs(card, end);
        var rest = new ProtobufReader(model[end..]);
        while (rest.Read())
            if (rest.Field != MetadataField)
                throw Differs(card, end);
    }

    private static ModelCardException Differs(ModelCard card, int at) => new(
        $"Its graph is not that of the {card.Model.Name} that its card says: at byte {at:N0} it differs from what Nocturne exports. Use a model that Nocturne exported, or export it again.");
}
