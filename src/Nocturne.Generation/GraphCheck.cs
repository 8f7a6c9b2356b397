using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Nocturne.Models;

namespace Nocturne.Generation;

/// <summary>Holds the inputs and outputs of a graph against the model card: names, types and sizes.</summary>
internal static class GraphCheck
{
    private const int Dynamic = -1;

    /// <exception cref="ModelException">The graph is not what the card says; every difference is named.</exception>
    public static void Require(InferenceSession session, ModelSpec spec, string path)
    {
        var mistakes = Mistakes("input", session.InputMetadata, Inputs(spec))
            .Concat(Mistakes("output", session.OutputMetadata, Outputs(spec)))
            .ToList();
        if (mistakes.Count > 0)
            throw new ModelException($"Model '{path}' is not the {spec.Name} that its card says: {string.Join("; ", mistakes)}. Export it again.");
    }

    private static Dictionary<string, Expected> Inputs(ModelSpec spec)
    {
        var type = spec.Input == InputKind.Embedding ? TensorElementType.Int64 : TensorElementType.Float;
        var inputs = new Dictionary<string, Expected> { [TensorNames.Input] = new(type, [Dynamic, Dynamic]), [TensorNames.Hidden] = State(spec) };
        if (spec.HasCellState)
            inputs[TensorNames.Cell] = State(spec);
        return inputs;
    }

    private static Dictionary<string, Expected> Outputs(ModelSpec spec)
    {
        var scores = new Expected(TensorElementType.Float, [Dynamic, Dynamic, spec.OutputSize]);
        var outputs = new Dictionary<string, Expected> { [TensorNames.Output] = scores, [TensorNames.HiddenAfter] = State(spec) };
        if (spec.HasCellState)
            outputs[TensorNames.CellAfter] = State(spec);
        return outputs;
    }

    private static Expected State(ModelSpec spec) => new(TensorElementType.Float, [spec.Layers, Dynamic, spec.Hidden]);

    private static IEnumerable<string> Mistakes(string role, IReadOnlyDictionary<string, NodeMetadata> found, Dictionary<string, Expected> expected)
    {
        foreach (var (name, (type, shape)) in expected)
            if (!found.TryGetValue(name, out var tensor))
                yield return $"it has no {role} '{name}' (its {role}s: {string.Join(", ", found.Keys)})";
            else if (!tensor.IsTensor || tensor.ElementDataType != type || !tensor.Dimensions.AsSpan().SequenceEqual(shape))
                yield return $"{role} '{name}' is {Describe(tensor)} where {Name(type)} [{Shape(shape)}] belongs";
        foreach (var name in found.Keys.Where(name => !expected.ContainsKey(name)))
            yield return $"it has an {role} '{name}' too many";
    }

    private static string Describe(NodeMetadata tensor) =>
        tensor.IsTensor ? $"{Name(tensor.ElementDataType)} [{Shape(tensor.Dimensions)}]" : "no tensor";

    private static string Name(TensorElementType type) => type.ToString().ToLowerInvariant();

    private static string Shape(int[] shape) => string.Join(", ", shape.Select(size => size == Dynamic ? "any" : $"{size}"));

    private sealed record Expected(TensorElementType Type, int[] Shape);
}
