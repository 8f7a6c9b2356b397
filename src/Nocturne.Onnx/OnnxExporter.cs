using System.Text;
using Google.Protobuf;
using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Onnx.Protos;

namespace Nocturne.Onnx;

/// <summary>Writes a network and its model card as an <c>.onnx</c> file that runs on its own.</summary>
/// <remarks>
/// The graph is the <see cref="GraphDescription"/> of the network in the version on the card. The same weights and card give the same
/// bytes. The card in the file contains their SHA-256 (<see cref="OnnxCard"/>).
/// </remarks>
public static class OnnxExporter
{
    // A protobuf message has at most 2 GiB. The nodes, names and shapes need less than 1 MiB.
    private const long MaxBytes = int.MaxValue - (1 << 20);

    /// <summary>Creates the bytes of the <c>.onnx</c> file.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="card">Its card, which is stored in the model's metadata.</param>
    /// <exception cref="ArgumentException">The card is of another network, or its graph version is unknown.</exception>
    /// <exception cref="SettingException">The card has a field that is out of range.</exception>
    /// <exception cref="OnnxExportException">A weight is not a finite number, or the model is too large for a file.</exception>
    public static byte[] Export(Weights weights, ModelCard card) => Model(weights, card).ToByteArray();

    /// <summary>Writes the <c>.onnx</c> file atomically.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="card">Its card, which is stored in the model's metadata.</param>
    /// <param name="path">Path of the file. Missing folders are created, an existing file is replaced.</param>
    /// <exception cref="ArgumentException">The card is of another network, or its graph version is unknown.</exception>
    /// <exception cref="SettingException">The card has a field that is out of range.</exception>
    /// <exception cref="OnnxExportException">A weight is not a finite number, or the model is too large for a file.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one is unchanged.</exception>
    public static void Write(Weights weights, ModelCard card, string path)
    {
        var model = Model(weights, card);
        AtomicFile.Write(path, model.WriteTo);
    }

    private static ModelProto Model(Weights weights, ModelCard card)
    {
        if (weights.Spec != card.Model)
            throw new ArgumentException($"The weights are those of {weights.Spec}, but the card describes {card.Model}.", nameof(card));
        card = card.Checked() with { Sha256 = ModelCard.Unsealed };
        var json = card.ToJson();
        CheckSize(weights.Spec, json);
        CheckNumbers(weights);
        var model = new ModelProto
        {
            IrVersion = GraphDescription.FormatVersion,
            ProducerName = GraphDescription.Producer,
            ProducerVersion = card.NocturneVersion,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = GraphDescription.OperatorSet } },
            MetadataProps = { new StringStringEntryProto { Key = ModelCard.MetadataKey, Value = json } },
            Graph = ModelWriter.Graph(GraphDescription.Of(weights.Spec, card.Graph), weights),
        };
        model.MetadataProps[0].Value = (card with { Sha256 = Sha256Hex.OfWritten(model.WriteTo) }).ToJson();
        return model;
    }

    internal static void CheckSize(ModelSpec spec, string json)
    {
        var cardBytes = Encoding.UTF8.GetByteCount(json);
        if (cardBytes > OnnxCard.MaxBytes)
            throw new OnnxExportException(
                $"{spec.Name}'s card has {cardBytes:N0} bytes; must have at most {OnnxCard.MaxBytes:N0}. "
                + "Use an encoding with fewer tokens, or fewer seed windows.");
        var bytes = spec.Parameters().Concat(spec.Constants()).Sum(tensor => (long)tensor.Count * sizeof(float)) + cardBytes;
        if (bytes > MaxBytes)
            throw new OnnxExportException(
                $"{spec.Name} needs {bytes:N0} bytes, but an .onnx file has at most 2 GiB. Use fewer or narrower layers.");
    }

    // A diverged network can be exported and run, but cannot compose.
    private static void CheckNumbers(Weights weights)
    {
        foreach (var parameter in weights.Spec.Parameters())
            if (Array.FindIndex(weights[parameter.Name], value => !float.IsFinite(value)) is >= 0 and var index)
                throw new OnnxExportException(
                    $"Element {index} of '{parameter.Name}' is {weights[parameter.Name][index]}: training has diverged. "
                    + "Train again with a lower learning rate.");
    }
}
