using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;
using Nocturne.Training.Contract;

namespace Nocturne.Benchmarks;

/// <summary>Exports untrained networks, for benchmarks of composing.</summary>
internal static class UntrainedModel
{
    private const int Window = 30;

    /// <summary>Exports a network that predicts pitch as a number.</summary>
    public static void Write(CellKind cell, int hidden, int layers, string path)
    {
        var encoding = new PitchEncoding();
        var spec = ModelSpec.OneField(cell, hidden, layers, encoding.Fields[0].Size);
        Write(spec, encoding, residualSpread: 0.12, path);
    }

    /// <summary>Exports a network that scores 70 classes of the encoding <c>enumerated</c>.</summary>
    public static void WriteClasses(CellKind cell, int hidden, int layers, string path)
    {
        var encoding = EnumeratedEncoding.Build([new PitchEncoding().Decode([.. Enumerable.Range(0, 70)])]);
        var spec = ModelSpec.OneField(cell, hidden, layers, encoding.Fields[0].Size, HeadKind.Categorical, embedding: 16);
        Write(spec, encoding, residualSpread: 0, path);
    }

    private static void Write(ModelSpec spec, IEncoding encoding, double residualSpread, string path)
    {
        var weights = WeightInitializer.Create(spec, seed: 0, [spec.HasValues(0) ? [.. encoding.Fields[0].Values!] : null]);
        var card = new ModelCard(
            ModelCard.CurrentFormat, GraphDescription.CurrentVersion, spec, encoding.Card, Window, RunMode.Stream,
            Sampling: new Dictionary<string, string>(), Seeds: [[.. Enumerable.Range(30, Window)]], ResidualSpreads: [residualSpread],
            BitsPerNote: null, Corpus: "none", CorpusHash: new string('0', 64), Licence: "Untrained.", CommercialUse: null,
            Experiment: "benchmark", RunName: $"{spec.Name}-s0", NocturneVersion: "0.1.0");
        OnnxExporter.Write(weights, card, path);
    }
}
