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

    private static Dictionary<string, int[]> Inputs(ModelSpec spec)
    {
        var inputs = new Dictionary<string, int[]> { [TensorNames.Input] = [Dynamic, Dynamic], [TensorNames.Hidden] = [spec.Layers, Dynamic, spec.Hidden] };
        if (spec.HasCellState)
            inputs[TensorNames.Cell] = [spec.Layers, Dynamic, spec.Hidden];
        return inputs;
    }

    private static Dictionary<string, int[]> Outputs(ModelSpec spec)
    {
        var outputs = new Dictionary<string, int[]> { [TensorNames.Output] = [Dynamic, Dynamic, spec.OutputSize], [TensorNames.HiddenAfter] = [spec.Layers, Dynamic, spec.Hidden] };
        if (spec.HasCellState)
            outputs[TensorNames.CellAfter] = [spec.Layers, Dynamic, spec.Hidden];
        return outputs;
    }

    private static IEnumerable<string> Mistakes(string role, IReadOnlyDictionary<string, NodeMetadata> found, Dictionary<string, int[]> expected)
    {
        foreach (var (name, shape) in expected)
            if (!found.TryGetValue(name, out var tensor))
                yield return $"it has no {role} '{name}' (its {role}s: {string.Join(", ", found.Keys)})";
            else if (!tensor.IsTensor || tensor.ElementDataType != TensorElementType.Float || !tensor.Dimensions.AsSpan().SequenceEqual(shape))
                yield return $"{role} '{name}' is {Describe(tensor)} where float [{Shape(shape)}] belongs";
        foreach (var name in found.Keys.Where(name => !expected.ContainsKey(name)))
            yield return $"it has an {role} '{name}' too many";
    }

    private static string Describe(NodeMetadata tensor) =>
        tensor.IsTensor ? $"{tensor.ElementDataType.ToString().ToLowerInvariant()} [{Shape(tensor.Dimensions)}]" : "no tensor";

    private static string Shape(int[] shape) => string.Join(", ", shape.Select(size => size == Dynamic ? "any" : $"{size}"));
}
