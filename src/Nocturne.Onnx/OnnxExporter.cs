using System.Security.Cryptography;
using Google.Protobuf;
using Nocturne.Models;
using Nocturne.Onnx.Protos;

namespace Nocturne.Onnx;

/// <summary>Writes a network with its model card as an ONNX model that runs on its own.</summary>
/// <remarks>
/// Inputs and outputs are those of <see cref="TensorNames"/>; only ONNX's standard operators are used. The same weights and
/// card give the same bytes. The card in the model holds their SHA-256 (<see cref="OnnxCard"/>).
/// </remarks>
public static class OnnxExporter
{
    /// <summary>Version of ONNX's standard operators that the graph uses.</summary>
    public const int OperatorSet = 17;

    /// <summary>Version of the ONNX format; ONNX Runtime reads it from 1.14 on.</summary>
    public const int FormatVersion = 8;

    // A protobuf message ends at 2 GiB; a mebibyte is more than the nodes, names and shapes need.
    private const long MostBytes = int.MaxValue - (1 << 20);

    /// <summary>The model as the bytes of an .onnx file.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="card">Its card, which goes into the model's metadata.</param>
    /// <exception cref="ArgumentException">The card is that of another network.</exception>
    /// <exception cref="SettingException">The card has a field out of its range.</exception>
    /// <exception cref="OnnxExportException">A weight is not a finite number, or the model is too large for a file.</exception>
    public static byte[] Export(Weights weights, ModelCard card) => Model(weights, card).ToByteArray();

    /// <summary>Writes the model to a file, which is there whole or not at all.</summary>
    /// <param name="weights">The network.</param>
    /// <param name="card">Its card, which goes into the model's metadata.</param>
    /// <param name="path">Where; missing folders are made, a file that is there is replaced.</param>
    /// <exception cref="ArgumentException">The card is that of another network.</exception>
    /// <exception cref="SettingException">The card has a field out of its range.</exception>
    /// <exception cref="OnnxExportException">A weight is not a finite number, or the model is too large for a file.</exception>
    /// <exception cref="IOException">The file cannot be written; one that was there is unharmed.</exception>
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
            IrVersion = FormatVersion,
            ProducerName = "Nocturne",
            ProducerVersion = card.NocturneVersion,
            OpsetImport = { new OperatorSetIdProto { Domain = "", Version = OperatorSet } },
            MetadataProps = { new StringStringEntryProto { Key = ModelCard.MetadataKey, Value = json } },
            Graph = NetworkGraph.Build(weights),
        };
        model.MetadataProps[0].Value = (card with { Sha256 = Hash(model) }).ToJson();
        return model;
    }

    private static string Hash(ModelProto model)
    {
        using var hash = SHA256.Create();
        using (var stream = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            model.WriteTo(stream);
        return Convert.ToHexStringLower(hash.Hash!);
    }

    internal static void CheckSize(ModelSpec spec, string json)
    {
        if (System.Text.Encoding.UTF8.GetByteCount(json) > OnnxCard.MostBytes)
            throw new OnnxExportException($"{spec.Name}'s card takes more than {OnnxCard.MostBytes:N0} bytes. Use an encoding of fewer tokens, or fewer seed windows.");
        var bytes = spec.Parameters().Sum(parameter => (long)parameter.Count * sizeof(float)) + System.Text.Encoding.UTF8.GetByteCount(json);
        if (bytes > MostBytes)
            throw new OnnxExportException($"{spec.Name} takes {bytes:N0} bytes, but an .onnx file holds at most 2 GiB. Use fewer or narrower layers.");
    }

    // A diverged network exports and runs, and composes nothing: better said here.
    private static void CheckNumbers(Weights weights)
    {
        foreach (var parameter in weights.Spec.Parameters())
            if (Array.FindIndex(weights[parameter.Name], value => !float.IsFinite(value)) is >= 0 and var index)
                throw new OnnxExportException(
                    $"Element {index} of '{parameter.Name}' is {weights[parameter.Name][index]}: training has diverged. Train again with a lower learning rate.");
    }
}
