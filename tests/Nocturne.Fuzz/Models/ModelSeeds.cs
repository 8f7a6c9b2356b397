using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Fuzz.Models;

/// <summary>Small exported networks of every cell, input and head: the models that mutants are made of.</summary>
internal static class ModelSeeds
{
    private const int Window = 4;

    private static readonly string[] Vocabulary = [.. EnumeratedEncoding.Build([new PitchEncoding().Decode([.. Enumerable.Range(40, 8)])]).Vocabulary, "0.4.7"];

    /// <summary>All of them, as the bytes of files.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. from cell in Enum.GetValues<CellKind>()
           from layers in (int[])[1, 2]
           from spec in (ModelSpec[])
           [
               new(cell, Hidden: 4, layers),
               new(cell, Hidden: 3, layers, InputKind.Scalar, HeadKind.Categorical, Vocabulary.Length),
               new(cell, Hidden: 4, layers, InputKind.Embedding, HeadKind.Categorical, Vocabulary.Length, EmbeddingSize: 2),
           ]
           select Export(spec),
    ];

    private static byte[] Export(ModelSpec spec)
    {
        var random = new Random(spec.Layers);
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
            foreach (ref var value in weights[parameter.Name].AsSpan())
                value = random.NextSingle() - 0.5f;
        var isRegression = spec.Head == HeadKind.Regression;
        var encoding = isRegression ? new EncodingCard("pitch", PitchEncoding.Keys) : new EncodingCard("enumerated", Vocabulary.Length, Vocabulary);
        var run = spec.Layers == 1 ? RunMode.Window : RunMode.Stream;
        return OnnxExporter.Export(weights, new ModelCard(
            ModelCard.CurrentFormat, spec, encoding, Window, run, [[1, 2, 3, 4], [4, 3, 2, 1]], isRegression ? 0.12 : 0,
            "none", new string('0', 64), "fuzz", $"{spec.Name}-s0", "0.1.0", "Untrained."));
    }
}
