using System.Text.Json;
using Nocturne.Models;
using Xunit.Abstractions;

namespace Nocturne.Onnx.Tests;

public sealed class PythonTests(ITestOutputHelper log)
{
    private static readonly ModelSpec[] Specs = [.. Networks.AllKinds().Select(row => Networks.Spec((CellKind)row[0], (int)row[1], (int)row[2], (InputKind)row[3], (HeadKind)row[4]))];

    [PythonFact("onnx")]
    public void The_checker_of_onnx_accepts_every_network_and_infers_the_shapes_that_are_claimed()
    {
        // Arrange
        using var folder = new TempFolder();
        foreach (var spec in Specs)
            OnnxExporter.Write(Networks.Random(spec, seed: 2), Networks.Card(spec), folder[$"{Networks.NameOf(spec)}.onnx"]);
        // Act
        var lines = Lines("onnx", "check_model.py", folder.FullPath);
        // Assert
        lines.Should().BeEquivalentTo(Specs.Select(Description));
    }

    [PythonFact("torch")]
    public void PyTorch_gives_the_same_outputs_and_states_from_the_same_weights()
    {
        // Arrange
        using var folder = new TempFolder();
        var expected = Specs.ToDictionary(Networks.NameOf, spec => Prepare(spec, folder));
        // Act
        var lines = Lines("torch", "torch_outputs.py", folder.FullPath);
        // Assert
        lines.Should().HaveCount(Specs.Length);
        foreach (var (name, outcome) in lines.Select(Parsed))
        {
            var difference = expected[name].Difference(outcome);
            log.WriteLine($"{name}: {difference:E2}");
            difference.Should().BeLessThan(1e-5, name);
        }
    }

    /// <summary>Saves weights and a case for PyTorch and returns what the exported model makes of them.</summary>
    private static Outcome Prepare(ModelSpec spec, TempFolder folder)
    {
        var weights = Networks.Random(spec, seed: 4);
        var given = Case.Random(spec, batch: 2, steps: 8, seed: 5);
        int[] states = [spec.Layers, given.Batch, spec.Hidden];
        var file = new Safetensors
        {
            Metadata =
            {
                ["cell"] = spec.Cell.ToString().ToLowerInvariant(), ["hidden"] = $"{spec.Hidden}", ["layers"] = $"{spec.Layers}",
                ["vocabulary"] = $"{spec.Vocabulary}", ["embedding"] = $"{spec.EmbeddingSize}", ["outputs"] = $"{spec.OutputSize}",
            },
        };
        file.Add("input", [given.Batch, given.Steps], given.Input);
        file.Add("h0", states, given.Hidden);
        if (spec.HasCellState)
            file.Add("c0", states, given.Cell);
        file.Save(folder[$"{Networks.NameOf(spec)}.case.safetensors"]);
        weights.ToSafetensors().Save(folder[$"{Networks.NameOf(spec)}.weights.safetensors"]);
        using var exported = new ExportedNetwork(weights);
        return exported.Run(given);
    }

    private static (string Name, Outcome Outcome) Parsed(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var values = JsonSerializer.Deserialize<float[][]>(line[(space + 1)..])!;
        return (line[..space], new Outcome(values[0], values[1], values[2]));
    }

    private static string Description(ModelSpec spec)
    {
        var input = $"('input', '{(spec.Input == InputKind.Embedding ? "INT64" : "FLOAT")}', ['B', 'T'])";
        var output = $"('output', 'FLOAT', ['B', 'T', {spec.OutputSize}])";
        var state = $"'FLOAT', [{spec.Layers}, 'B', {spec.Hidden}]";
        return spec.HasCellState
            ? $"{Networks.NameOf(spec)}.onnx 8 [('', 17)] [{input}, ('h0', {state}), ('c0', {state}), {output}, ('hn', {state}), ('cn', {state})]"
            : $"{Networks.NameOf(spec)}.onnx 8 [('', 17)] [{input}, ('h0', {state}), {output}, ('hn', {state})]";
    }

    private static string[] Lines(string module, string script, string folder)
    {
        var (exitCode, output) = Python.Run(module, Repository.At("tests", "Nocturne.Onnx.Tests", "Python", script), folder);
        exitCode.Should().Be(0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
