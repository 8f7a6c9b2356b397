using System.Text.Json;
using System.Text.Json.Serialization;
using Nocturne.Models;
using Nocturne.Training.Contract;

namespace Nocturne.Training.Simd.Tests;

/// <summary>Compares the SIMD learner with PyTorch 1.13. Golden/pytorch.py wrote Golden/pytorch.json.</summary>
public sealed class PyTorchParityTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private static readonly GoldenCase[] All =
        JsonSerializer.Deserialize<GoldenCase[]>(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "pytorch.json")), Json)!;

    public static TheoryData<int> Cases() => new(Enumerable.Range(0, All.Length));

    [Theory]
    [MemberData(nameof(Cases))]
    public void Scores_and_states_are_PyTorchs(int index)
    {
        var golden = All[index];
        using var learner = golden.Learner();
        var (scores, state) = (new float[golden.Scores.Length], new RecurrentState(golden.Spec, golden.Rows));

        learner.Forward(golden.Batch(0), scores, state);

        ShouldBeClose(scores, golden.Scores, 1e-6f);
        ShouldBeClose(state.Hidden, golden.LastHidden, 1e-6f);
        ShouldBeClose(state.Cell, golden.LastCell, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradients_are_PyTorchs(int index)
    {
        var golden = All[index];
        using var network = NetworkFactory.Create<float>(golden.Spec, NetworkFactory.Widths[0], []);
        network.Parameters.Read(golden.Initial());

        network.Gradients(golden.Batch(0), default, 0, 0, new double[golden.Heads.Length]);

        var gradients = network.Parameters.Write(network.Parameters.Gradients);
        foreach (var (name, expected) in golden.Gradients)
            ShouldBeClose(gradients[name], expected, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Training_with_carried_state_is_PyTorchs(int index)
    {
        var golden = All[index];
        using var learner = golden.Learner();

        for (var step = 0; step < golden.Batches.Length; step++)
        {
            var loss = learner.Train(golden.Batch(step), new StepSettings(golden.LearningRate));
            ShouldBeClose([.. loss.Heads.ToArray().Select(sum => (float)(sum / golden.Batch(step).Scored))], golden.Losses[step], 1e-5f);
        }

        var state = learner.Save();
        foreach (var (name, expected) in golden.Trained)
            if (golden.Gradients.ContainsKey(name))
                ShouldBeClose(state.Weights[name], expected, 2e-5f);
        ShouldBeClose(state.Carried!.Hidden, golden.CarriedHidden, 1e-5f);
        ShouldBeClose(state.Carried!.Cell, golden.CarriedCell, 1e-5f);
    }

    private static void ShouldBeClose(float[] actual, float[] expected, float tolerance)
    {
        actual.Should().HaveSameCount(expected);
        for (var i = 0; i < actual.Length; i++)
            actual[i].Should().BeApproximately(expected[i], tolerance, "element {0}", i);
    }

    public sealed record GoldenCase(
        CellKind Cell,
        int Hidden,
        int Layers,
        string Optimizer,
        double Clip,
        int Rows,
        int Steps,
        int FirstScored,
        InputSpec[] Inputs,
        HeadSpec[] Heads,
        int[][] Batches,
        Dictionary<string, float[]> Weights,
        float[] Scores,
        float[] LastHidden,
        float[] LastCell,
        Dictionary<string, float[]> Gradients,
        float[][] Losses,
        Dictionary<string, float[]> Trained,
        float[] CarriedHidden,
        float[] CarriedCell)
    {
        public ModelSpec Spec => new(Cell, Hidden, Layers, Inputs, Heads);

        public double LearningRate => Optimizer == "sgd" ? 0.1 : 0.01;

        public Batch Batch(int step) => new()
        {
            Tokens = Batches[step],
            Rows = Rows,
            Steps = Steps,
            FirstScored = FirstScored,
            Continues = Enumerable.Repeat(step > 0, Rows).ToArray(),
        };

        public Weights Initial()
        {
            var weights = new Weights(Spec);
            foreach (var tensor in (IEnumerable<ParameterShape>)[.. Spec.Parameters(), .. Spec.Constants()])
                Weights[tensor.Name].CopyTo(weights[tensor.Name], 0);
            return weights;
        }

        public SimdLearner Learner() => new(
            Spec, new TrainingSettings(ClipNorm: Clip, Optimizer: OptimizerOf(Optimizer)), LearnerState.Initial(Initial()));

        private static OptimizerSettings OptimizerOf(string name) => name switch
        {
            "plain" => new OptimizerSettings(OptimizerKind.Adam),
            "sgd" => new OptimizerSettings(OptimizerKind.Sgd, WeightDecay: 0.1, Momentum: 0.9),
            "rmsprop" => new OptimizerSettings(OptimizerKind.RmsProp, WeightDecay: 0.1, Momentum: 0.5),
            _ => new OptimizerSettings(Enum.Parse<OptimizerKind>(name, ignoreCase: true), WeightDecay: 0.1),
        };
    }
}
