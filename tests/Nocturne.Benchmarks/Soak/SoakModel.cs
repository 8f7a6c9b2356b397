using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Onnx;
using Nocturne.Training;

namespace Nocturne.Benchmarks.Soak;

/// <summary>Untrained networks of one shape, GRU 1x64, to compose with.</summary>
internal static class SoakModel
{
    private const int Window = 30;

    /// <summary>Exports a network with a head and loads it as <c>nocturne</c> does.</summary>
    public static MusicModel Load(string folder, HeadKind head)
    {
        var spec = head == HeadKind.Regression
            ? new ModelSpec(CellKind.Gru, Hidden: 64, Layers: 1)
            : new ModelSpec(CellKind.Gru, Hidden: 64, Layers: 1, InputKind.Embedding, head, Vocabulary.Length, EmbeddingSize: 16);
        var path = Path.Combine(folder, $"{head}.onnx");
        OnnxExporter.Write(WeightInitializer.Create(spec, seed: 0), Card(spec), path);
        return MusicModel.Load(path, DevicePreference.Cpu);
    }

    private static string[] Vocabulary { get; } = [.. EnumeratedEncoding.Build([new PitchEncoding().Decode([.. Enumerable.Range(0, 70)])]).Vocabulary];

    private static ModelCard Card(ModelSpec spec) => new(
        ModelCard.CurrentFormat, spec, spec.Vocabulary == 0 ? new EncodingCard("pitch", 88) : new EncodingCard("enumerated", Vocabulary.Length, Vocabulary),
        Window, RunMode.Stream, [[.. Enumerable.Range(30, Window)]], ResidualSpread: spec.Vocabulary == 0 ? 0.12 : 0,
        "none", new string('0', 64), "soak", $"{spec.Name}-s0", "0.1.0", "Untrained.");
}
