using System.Security.Cryptography;
using System.Text;
using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Testing.Models;

/// <summary>Small exported networks with random weights, large enough to make composed melodies vary.</summary>
public static class TestModel
{
    public const int Window = 12;

    private static readonly PitchEncoding Pitch = new();

    /// <summary>A network that predicts the next pitch as a number.</summary>
    public static ModelSpec Spec(CellKind cell, int layers = 2, int hidden = 16) =>
        ModelSpec.OneField(cell, hidden, layers, Pitch.Fields[0].Size);

    /// <summary>A network that scores the notes of <see cref="Vocabulary"/>.</summary>
    public static ModelSpec Categorical(CellKind cell, InputKind input) => ModelSpec.OneField(
        cell, hidden: 16, layers: 2, Vocabulary.Length, HeadKind.Categorical, embedding: input == InputKind.Embedding ? 6 : 0);

    /// <summary>Classes of the encoding <c>enumerated</c>: 70 notes and a chord.</summary>
    public static string[] Vocabulary { get; } =
        [.. EnumeratedEncoding.Build([Pitch.Decode([.. Enumerable.Range(0, 70)])]).Card.Vocabulary!, "0.4.7"];

    public static ModelCard Card(ModelSpec spec, int seeds = 3) => new(
        Format: ModelCard.CurrentFormat,
        Graph: GraphDescription.CurrentVersion,
        Model: spec,
        Encoding: EncodingOf(spec).Card,
        Window: Window,
        Run: RunMode.Window,
        Sampling: new Dictionary<string, string>(),
        Seeds: [.. Enumerable.Range(0, seeds).Select(Seed)],
        ResidualSpreads: [spec.Heads[0].Kind == HeadKind.Regression ? 0.12 : 0],
        BitsPerNote: null,
        Corpus: "test",
        CorpusHash: new string('0', 64),
        Licence: "Made for a test.",
        CommercialUse: null,
        Experiment: "test",
        RunName: $"{spec.Name}-s0",
        NocturneVersion: "0.1.0");

    /// <summary>Exports a model. The same arguments give the same bytes.</summary>
    public static byte[] Bytes(ModelSpec spec, ModelCard? card = null) => OnnxExporter.Export(RandomWeights(spec), card ?? Card(spec));

    /// <summary>Returns random weights that are the same at each call.</summary>
    public static Weights RandomWeights(ModelSpec spec)
    {
        var random = new Random(7);
        var headScale = spec.Heads[0].Kind == HeadKind.Regression ? 0.5f : 4f;
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
            foreach (ref var value in weights[parameter.Name].AsSpan())
                value = (random.NextSingle() - 0.5f) * (parameter.Name.StartsWith("head", StringComparison.Ordinal) ? headScale : 4f);
        if (spec.Heads[0].Kind == HeadKind.Regression)
            weights[ParameterNames.HeadBias(0)][0] = 0.5f;
        if (spec.HasValues(0))
            EncodingOf(spec).Fields[0].Values!.ToArray().CopyTo(weights[ParameterNames.Values(0)], 0);
        return weights;
    }

    /// <summary>Writes a model and returns its path.</summary>
    public static string Write(TempFolder folder, ModelSpec spec, ModelCard? card = null)
    {
        var path = folder[$"{spec.Name}.onnx"];
        File.WriteAllBytes(path, Bytes(spec, card));
        return path;
    }

    /// <summary>Writes a model with a text replaced by another of the same length, and updates the hash.</summary>
    public static string WriteEdited(TempFolder folder, ModelSpec spec, string text, string replacement, ModelCard? card = null)
    {
        var bytes = Bytes(spec, card);
        Replace(bytes, text, replacement);
        Seal(bytes);
        var path = folder["edited.onnx"];
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Replaces a text with another of the same length, which keeps the protobuf valid.</summary>
    public static void Replace(byte[] bytes, string text, string replacement)
    {
        var at = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text));
        if (at < 0 || text.Length != replacement.Length)
            throw new ArgumentException($"Cannot replace '{text}' with '{replacement}'.", nameof(text));
        Encoding.UTF8.GetBytes(replacement).CopyTo(bytes, at);
    }

    /// <summary>Updates the hash in the card.</summary>
    public static void Seal(byte[] bytes)
    {
        const string Field = "\"sha256\":\"";
        var digits = bytes.AsSpan(bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Field)) + Field.Length, ModelCard.Unsealed.Length);
        digits.Fill((byte)'0');
        Encoding.UTF8.GetBytes(Convert.ToHexStringLower(SHA256.HashData(bytes))).CopyTo(digits);
    }

    private static IEncoding EncodingOf(ModelSpec spec) =>
        spec.Inputs[0].Vocabulary == Vocabulary.Length ? new EnumeratedEncoding(Vocabulary) : Pitch;

    private static int[] Seed(int seed) => [.. Enumerable.Range(0, Window).Select(step => 30 + (7 * step + 11 * seed) % 40)];
}
