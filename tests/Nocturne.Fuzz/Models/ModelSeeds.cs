using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;

namespace Nocturne.Fuzz.Models;

/// <summary>Small exported models with every kind of cell, input and head. Mutants are made from these.</summary>
internal static class ModelSeeds
{
    private const int Window = 4;

    private static readonly PitchEncoding Pitch = new();
    private static readonly EnumeratedEncoding Classes =
        new([.. EnumeratedEncoding.Build([Pitch.Decode([.. Enumerable.Range(40, 8)])]).Card.Vocabulary!, "0.4.7"]);

    /// <summary>All seed models, as file contents.</summary>
    public static IReadOnlyList<byte[]> All { get; } =
    [
        .. from cell in Enum.GetValues<CellKind>()
           from layers in (int[])[1, 2]
           from model in (byte[][])
           [
               Export(ModelSpec.OneField(cell, hidden: 4, layers, Pitch.Fields[0].Size), Pitch),
               Export(ModelSpec.OneField(cell, hidden: 3, layers, Classes.Fields[0].Size, HeadKind.Categorical), Classes),
               Export(ModelSpec.OneField(cell, hidden: 4, layers, Classes.Fields[0].Size, HeadKind.Categorical, embedding: 2), Classes),
           ]
           select model,
    ];

    private static byte[] Export(ModelSpec spec, IEncoding encoding)
    {
        var random = new Random(spec.Layers);
        var weights = new Weights(spec);
        foreach (var parameter in spec.Parameters())
            foreach (ref var value in weights[parameter.Name].AsSpan())
                value = random.NextSingle() - 0.5f;
        if (spec.HasValues(0))
            encoding.Fields[0].Values!.ToArray().CopyTo(weights[ParameterNames.Values(0)], 0);
        return OnnxExporter.Export(weights, new ModelCard(
            Format: ModelCard.CurrentFormat,
            Graph: GraphDescription.CurrentVersion,
            Model: spec,
            Encoding: encoding.Card,
            Window: Window,
            Run: spec.Layers == 1 ? RunMode.Window : RunMode.Stream,
            Sampling: new Dictionary<string, string>(),
            Seeds: [[1, 2, 3, 4], [4, 3, 2, 1]],
            ResidualSpreads: [spec.Heads[0].Kind == HeadKind.Regression ? 0.12 : 0],
            BitsPerNote: null,
            Corpus: "none",
            CorpusHash: new string('0', 64),
            Licence: "Untrained.",
            CommercialUse: null,
            Experiment: "fuzz",
            RunName: $"{spec.Name}-s0",
            NocturneVersion: "0.1.0"));
    }
}
