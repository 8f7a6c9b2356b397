using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Onnx;

namespace Nocturne.Generation.Tests;

/// <summary>A network with random weights, opened on the CPU without an encoding.</summary>
internal sealed class OpenModel : IDisposable
{
    private readonly DeviceSession _session;
    private readonly HeadWeights? _heads;

    public OpenModel(ModelSpec spec, int threads = 1)
    {
        var model = Export(spec);
        Spec = spec;
        _session = DeviceSession.Open(model, DevicePreference.Cpu, threads);
        var ranges = OnnxGraph.Require(model, OnnxCard.Read(model));
        _heads = spec.Heads.Count > 1 ? new HeadWeights(spec, model, ranges) : null;
    }

    public ModelSpec Spec { get; }

    /// <summary>A network with one field of 88 tokens, as numbers or as an embedding.</summary>
    public static ModelSpec OneField(CellKind cell, int embedding = 0) => ModelSpec.OneField(
        cell, hidden: 16, layers: 2, vocabulary: 88, embedding == 0 ? HeadKind.Regression : HeadKind.Categorical, embedding);

    /// <summary>A network with four fields and four heads of mixed kinds.</summary>
    public static ModelSpec FourFields(CellKind cell) => new(
        cell, Hidden: 16, Layers: 2, [InputSpec.Embedding(11, 5), InputSpec.Scalar(6), InputSpec.Embedding(7, 3), InputSpec.Scalar(9)],
        [
            new(HeadKind.Categorical, Field: 1, Hidden: 6), new(HeadKind.Regression, Field: 2), new(HeadKind.Categorical, Field: 3),
            new(HeadKind.Categorical, Field: 0, Hidden: 8),
        ]);

    public ModelRunner CreateRunner(int batch, int steps) => new(_session, Spec, _heads, batch, steps);

    /// <summary>Creates a runner without bindings, as on a CUDA device.</summary>
    public ModelRunner CreateUnboundRunner(int batch, int steps) =>
        new(new DeviceSession(_session.Session, "cuda:0", "in name only"), Spec, _heads, batch, steps);

    public void Dispose() => _session.Dispose();

    private static byte[] Export(ModelSpec spec)
    {
        var random = new Random(7);
        var weights = new Weights(spec);
        foreach (var tensor in spec.Parameters().Concat(spec.Constants()))
            foreach (ref var value in weights[tensor.Name].AsSpan())
                value = random.NextSingle() - 0.5f;
        return OnnxExporter.Export(weights, new ModelCard(
            Format: ModelCard.CurrentFormat,
            Graph: GraphDescription.CurrentVersion,
            Model: spec,
            Encoding: new EncodingCard("test", [.. spec.Inputs.Select(input => input.Vocabulary)], new Dictionary<string, string>()),
            Window: 1,
            Run: RunMode.Stream,
            Sampling: new Dictionary<string, string>(),
            Seeds: [],
            ResidualSpreads: new double[spec.Heads.Count],
            BitsPerNote: null,
            Corpus: "test",
            CorpusHash: new string('0', 64),
            Licence: "Made for a test.",
            CommercialUse: null,
            Experiment: "test",
            RunName: "test",
            NocturneVersion: "0.1.0"));
    }
}
