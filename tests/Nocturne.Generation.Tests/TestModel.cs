using System.Security.Cryptography;
using System.Text;
using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Generation.Tests;

/// <summary>Small exported networks with random weights, large enough that the notes they write go up and down.</summary>
internal static class TestModel
{
    public const int Window = 12;

    public static ModelSpec Spec(CellKind cell, int layers = 2, int hidden = 16) => new(cell, hidden, layers);

    /// <summary>A network that scores the notes of <see cref="Vocabulary"/>.</summary>
    public static ModelSpec Categorical(CellKind cell, InputKind input) => new(
        cell, Hidden: 16, Layers: 2, input, HeadKind.Categorical, Vocabulary.Length, EmbeddingSize: input == InputKind.Embedding ? 6 : 0);

    /// <summary>Classes of the encoding <c>enumerated</c>: 70 notes and a chord.</summary>
    public static string[] Vocabulary { get; } =
        [.. EnumeratedEncoding.Build([new PitchEncoding().Decode([.. Enumerable.Range(0, 70)])]).Vocabulary, "0.4.7"];

    public static ModelCard Card(ModelSpec spec, int seeds = 3) => new(
        Format: ModelCard.CurrentFormat,
        Model: spec,
        Encoding: spec.Vocabulary == 0 ? new EncodingCard("pitch", 88) : new EncodingCard("enumerated", Vocabulary.Length, Vocabulary),
        Window: Window,
        Run: RunMode.Window,
        Seeds: [.. Enumerable.Range(0, seeds).Select(seed => Enumerable.Range(0, Window).Select(i => 30 + (7 * i + 11 * seed) % 40).ToArray())],
        ResidualSpread: spec.Head == HeadKind.Regression ? 0.12 : 0,
        Corpus: "test",
        CorpusHash: new string('0', 64),
        Experiment: "test",
        RunName: $"{spec.Name}-s0",
        NocturneVersion: "0.1.0",
        Licence: "Made for a test.");

    /// <summary>The bytes of a model; the same arguments give the same bytes.</summary>
    public static byte[] Bytes(ModelSpec spec, ModelCard? card = null)
    {
        var random = new Random(7);
        var headScale = spec.Head == HeadKind.Regression ? 0.5f : 4f;
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
            foreach (ref var value in weights[parameter.Name].AsSpan())
                value = (random.NextSingle() - 0.5f) * (parameter.Name.StartsWith("head", StringComparison.Ordinal) ? headScale : 4f);
        if (spec.Head == HeadKind.Regression)
            weights["head.bias"][0] = 0.5f;
        return OnnxExporter.Export(weights, card ?? Card(spec));
    }

    /// <summary>Writes a model and returns its path.</summary>
    public static string Write(TempFolder folder, ModelSpec spec, ModelCard? card = null)
    {
        var path = folder[$"{spec.Name}.onnx"];
        File.WriteAllBytes(path, Bytes(spec, card));
        return path;
    }

    /// <summary>Writes a model in which a text was replaced by another of the same length, and that is hashed again: whole, but not what Nocturne exports.</summary>
    public static string WriteEdited(TempFolder folder, ModelSpec spec, string text, string replacement, ModelCard? card = null)
    {
        var bytes = Bytes(spec, card);
        Replace(bytes, text, replacement);
        Seal(bytes);
        var path = folder["edited.onnx"];
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Replaces a text by another of the same length, which leaves the protobuf whole.</summary>
    public static void Replace(byte[] bytes, string text, string replacement)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        if (at < 0 || text.Length != replacement.Length)
            throw new ArgumentException($"'{text}' cannot be replaced by '{replacement}'.", nameof(text));
        Encoding.UTF8.GetBytes(replacement).CopyTo(bytes, at);
    }

    /// <summary>Writes the hash of the bytes as they are into their card, if it has a field for it.</summary>
    public static void Seal(byte[] bytes)
    {
        const string Field = "\"sha256\":\"";
        var digits = bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Field)) + Field.Length, ModelCard.Unsealed.Length);
        digits.Fill((byte)'0');
        Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))).CopyTo(digits);
    }
}
