using System.Text.Json;
using Nocturne.Models;
using Xunit.Abstractions;

namespace Nocturne.Onnx.Tests;

public sealed class PythonTests(ITestOutputHelper log)
{
    [PythonFact("onnx")]
    public void The_checker_of_onnx_accepts_every_network_and_infers_the_shapes_that_are_claimed()
    {
        // Arrange
        using var folder = new TempFolder();
        foreach (var (name, spec) in Networks.ByName)
            OnnxExporter.Write(Networks.Random(spec, seed: 2), Networks.Card(spec), folder[$"{name}.onnx"]);
        // Act
        var lines = Lines("onnx", "check_model.py", folder.FullPath);
        // Assert
        lines.Should().BeEquivalentTo(Networks.ByName.Select(network => Description(network.Key, network.Value)));
    }

    [PythonFact("torch")]
    public void PyTorch_gives_the_same_scores_and_states_from_the_same_weights()
    {
        // Arrange
        using var folder = new TempFolder();
        var expected = Networks.ByName.ToDictionary(network => network.Key, network => Prepare(network.Key, network.Value, folder));
        // Act
        var lines = Lines("torch", "torch_outputs.py", folder.FullPath);
        // Assert
        lines.Should().HaveCount(expected.Count);
        foreach (var (name, outcome) in lines.Select(Parsed))
        {
            var difference = expected[name].Difference(outcome);
            log.WriteLine($"{name}: {difference:E2}");
            difference.Should().BeLessThan(1e-5, name);
        }
    }

    /// <summary>Saves weights and a case for PyTorch and returns the outcome of the exported model.</summary>
    private static Outcome Prepare(string name, ModelSpec spec, TempFolder folder)
    {
        var weights = Networks.Random(spec, seed: 4);
        var given = Case.Random(spec, batch: 2, steps: 8, seed: 5);
        int[] states = [spec.Layers, given.Batch, spec.Hidden];
        var file = new Safetensors
        {
            Metadata =
            {
                ["cell"] = spec.Cell.ToString().ToLowerInvariant(), ["hidden"] = $"{spec.Hidden}", ["layers"] = $"{spec.Layers}",
                ["inputs"] = JsonSerializer.Serialize(spec.Inputs), ["heads"] = JsonSerializer.Serialize(spec.Heads),
            },
        };
        file.Add("tokens", [given.Batch, given.Steps, spec.Fields], given.Tokens);
        file.Add("note", [given.Batch, given.Steps, spec.Heads.Count - 1], given.Note);
        file.Add("h0", states, given.Hidden);
        if (spec.HasCellState)
            file.Add("c0", states, given.Cell);
        file.Save(folder[$"{name}.case.safetensors"]);
        weights.ToSafetensors().Save(folder[$"{name}.weights.safetensors"]);
        using var exported = new ExportedNetwork(weights);
        return exported.Run(given);
    }

    private static (string Name, Outcome Outcome) Parsed(string line)
    {
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var values = JsonSerializer.Deserialize<float[][]>(line[(space + 1)..])!;
        return (line[..space], new Outcome(values[..^2], values[^2], values[^1]));
    }

    private static string Description(string name, ModelSpec spec)
    {
        string[] states = spec.HasCellState ? ["h0", "c0", "hn", "cn"] : ["h0", "hn"];
        var described = states.Select(state => $"('{state}', 'FLOAT', [{spec.Layers}, 'B', {spec.Hidden}])").ToArray();
        string[] note = spec.Heads.Count > 1 ? [$"('note', 'INT64', ['B', 'T', {spec.Heads.Count - 1}])"] : [];
        var scores = spec.Heads.Select((head, index) => $"('scores.{index}', 'FLOAT', ['B', 'T', {spec.OutputsOf(head)}])");
        string[] values =
        [
            $"('tokens', 'INT64', ['B', 'T', {spec.Fields}])", .. note, .. described[..(states.Length / 2)], .. scores,
            .. described[(states.Length / 2)..],
        ];
        return $"{name}.onnx 8 [('', 17)] [{string.Join(", ", values)}]";
    }

    private static string[] Lines(string module, string script, string folder)
    {
        var (exitCode, output) = Python.Run(module, Repository.At("tests", "Nocturne.Onnx.Tests", "Python", script), folder);
        exitCode.Should().Be(0, output);
        return output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
    }
}
