using Microsoft.ML.OnnxRuntime;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Onnx.Tests;

/// <summary>An exported model in ONNX Runtime.</summary>
internal sealed class ExportedNetwork : IDisposable
{
    private readonly RunOptions _options = new();
    private readonly ModelSpec _spec;

    public ExportedNetwork(Weights weights)
    {
        OnnxRuntimeTelemetry.Disable();
        _spec = weights.Spec;
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        Session = new InferenceSession(Networks.Export(weights), options);
    }

    public InferenceSession Session { get; }

    public Outcome Run(Case given)
    {
        long[] states = [_spec.Layers, given.Batch, _spec.Hidden];
        using var input = Input(given);
        using var hidden = OrtValue.CreateTensorValueFromMemory(given.Hidden, states);
        if (!_spec.HasCellState)
            return Run(["input", "h0"], [input, hidden], ["output", "hn"]);
        using var cell = OrtValue.CreateTensorValueFromMemory(given.Cell, states);
        return Run(["input", "h0", "c0"], [input, hidden, cell], ["output", "hn", "cn"]);
    }

    public void Dispose()
    {
        Session.Dispose();
        _options.Dispose();
    }

    private OrtValue Input(Case given) => _spec.Input == InputKind.Embedding
        ? OrtValue.CreateTensorValueFromMemory(given.Tokens, [given.Batch, given.Steps])
        : OrtValue.CreateTensorValueFromMemory(given.Input, [given.Batch, given.Steps]);

    private Outcome Run(string[] inputs, OrtValue[] values, string[] outputs)
    {
        using var results = Session.Run(_options, inputs, values, outputs);
        return new Outcome(Floats(results[0]), Floats(results[1]), results.Count == 3 ? Floats(results[2]) : []);
    }

    private static float[] Floats(OrtValue value) => value.GetTensorDataAsSpan<float>().ToArray();
}
