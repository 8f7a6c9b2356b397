using System.Text.Json;
using System.Text.Json.Serialization;
using Nocturne.Models;

namespace Nocturne.Training.Simd.Tests;

/// <summary>Golden/pytorch.json was written by PyTorch 1.13 (Golden/pytorch.py).</summary>
public sealed class PyTorchParityTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly GoldenCase[] All =
        JsonSerializer.Deserialize<GoldenCase[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "pytorch.json")), Json)!;

    public static TheoryData<int> Cases() => new(Enumerable.Range(0, All.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_and_states_are_PyTorchs(int index)
    {
        var golden = All[index];
        using var learner = golden.Learner();
        var outputs = new float[golden.Outputs.Length];
        var hidden = new float[golden.LastHidden.Length];
        var cell = new float[golden.LastCell.Length];

        learner.Forward(golden.Inputs, golden.Batch, outputs, hidden, cell);

        ShouldBeClose(outputs, golden.Outputs, 1e-6f);
        ShouldBeClose(hidden, golden.LastHidden, 1e-6f);
        ShouldBeClose(cell, golden.LastCell, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_PyTorchs(int index)
    {
        var golden = All[index];
        using var network = NetworkFactory.Create<float>(golden.Spec, NetworkFactory.Widths[0]);
        network.Parameters.Read(golden.Initial(), network.Parameters.Values);

        network.Gradients(golden.Inputs, golden.Targets);

        var gradients = network.Parameters.Write(network.Parameters.Gradients);
        foreach (var (name, expected) in golden.Gradients)
            ShouldBeClose(gradients[name], expected, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Twenty_steps_of_training_are_PyTorchs(int index)
    {
        var golden = All[index];
        using var learner = golden.Learner();

        var losses = golden.Losses.Select(_ => (float)learner.Train(golden.Inputs, golden.Targets)).ToArray();

        ShouldBeClose(losses, golden.Losses, 1e-5f);
        var trained = learner.Save().Weights;
        foreach (var (name, expected) in golden.Trained)
            ShouldBeClose(trained[name], expected, 2e-5f);
    }

    private static void ShouldBeClose(float[] actual, float[] expected, float tolerance)
    {
        actual.Should().HaveSameCount(expected);
        for (var i = 0; i < actual.Length; i++)
            actual[i].Should().BeApproximately(expected[i], tolerance, "element {0}", i);
    }

    public sealed record GoldenCase(
        CellKind Cell, int Hidden, int Layers, InputKind Input, HeadKind Head, int Vocabulary, int EmbeddingSize, double Clip, int Batch, int Window, float[] Inputs, float[] Targets,
        Dictionary<string, float[]> Weights, float[] Outputs, float[] LastHidden, float[] LastCell,
        Dictionary<string, float[]> Gradients, float[] Losses, Dictionary<string, float[]> Trained)
    {
        public ModelSpec Spec => new(Cell, Hidden, Layers, Input, Head, Vocabulary, EmbeddingSize);

        public Weights Initial()
        {
            var weights = new Weights(Spec);
            foreach (var (name, values) in Weights)
                values.CopyTo(weights[name], 0);
            return weights;
        }

        public SimdLearner Learner() => new(Spec, new TrainingSettings(LearningRate: 0.01, ClipNorm: Clip), LearnerState.Initial(Initial()));
    }
}
