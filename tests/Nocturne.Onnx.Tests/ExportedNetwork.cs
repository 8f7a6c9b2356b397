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
        : this(weights.Spec, Networks.Export(weights))
    {
    }

    public ExportedNetwork(ModelSpec spec, byte[] model)
    {
        OnnxRuntimeTelemetry.Disable();
        _spec = spec;
        using var options = new SessionOptions { IntraOpNumThreads = 1 };
        Session = new InferenceSession(model, options);
    }

    public InferenceSession Session { get; }

    public Outcome Run(Case given)
    {
        var (inputs, states) = (new Dictionary<string, OrtValue>(), (long[])[_spec.Layers, given.Batch, _spec.Hidden]);
        try
        {
            inputs["tokens"] = OrtValue.CreateTensorValueFromMemory(given.Tokens, [given.Batch, given.Steps, _spec.Fields]);
            if (_spec.Heads.Count > 1)
                inputs["note"] = OrtValue.CreateTensorValueFromMemory(given.Note, [given.Batch, given.Steps, _spec.Heads.Count - 1]);
            inputs["h0"] = OrtValue.CreateTensorValueFromMemory(given.Hidden, states);
            if (_spec.HasCellState)
                inputs["c0"] = OrtValue.CreateTensorValueFromMemory(given.Cell, states);
            using var results = Session.Run(_options, inputs, Session.OutputNames);
            var floats = results.Select(result => result.GetTensorDataAsSpan<float>().ToArray()).ToArray();
            return new Outcome(floats[.._spec.Heads.Count], floats[_spec.Heads.Count], _spec.HasCellState ? floats[^1] : []);
        }
        finally
        {
            foreach (var input in inputs.Values)
                input.Dispose();
        }
    }

    public void Dispose()
    {
        Session.Dispose();
        _options.Dispose();
    }
}
