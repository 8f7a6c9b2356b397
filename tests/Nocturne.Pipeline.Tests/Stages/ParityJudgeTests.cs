using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;
using Nocturne.Training.Contract;
using Nocturne.Training.Data;
using Nocturne.Training.Simd;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class ParityJudgeTests : IDisposable
{
    private const int Window = 6;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CellKind.Rnn, 1)]
    [InlineData(CellKind.Lstm, 3)]
    [InlineData(CellKind.Gru, 4)]
    public void An_exported_model_agrees_with_the_learner(CellKind cell, int layers)
    {
        // Arrange
        var weights = Initial(Spec(cell, layers));
        using var learner = Learner(weights);
        // Act
        var parity = Judge(learner, weights).Export(Card(weights.Spec), _folder["model.onnx"], ExportStage.Tolerance);
        // Assert
        parity.MaxAbsoluteDifference.Should().BeLessThan(ExportStage.Tolerance);
        parity.Sequences.Should().Be(23);
        Directory.EnumerateFiles(_folder.FullPath).Should().ContainSingle().Which.Should().EndWith("model.onnx");
    }

    [Fact]
    public void A_model_that_differs_from_the_learner_is_refused_and_not_kept()
    {
        // Arrange
        var spec = Spec(CellKind.Gru, layers: 2);
        using var learner = Learner(Initial(spec));
        var changed = Initial(spec);
        changed[ParameterNames.StateBias(1)][7] += 1e-3f;
        // Act
        var exporting = () => Judge(learner, changed).Export(Card(spec), _folder["model.onnx"], ExportStage.Tolerance);
        // Assert
        exporting.Should().Throw<PipelineException>().WithMessage("*differs from the learner by*");
        Directory.EnumerateFiles(_folder.FullPath).Should().BeEmpty();
    }

    [Fact]
    public void The_spread_is_the_standard_deviation_of_the_residuals()
    {
        // Arrange: a network that always predicts 0.25, and targets 0.1 to 0.4
        var weights = new Weights(ModelSpec.OneField(CellKind.Rnn, hidden: 4, layers: 1, vocabulary: 5));
        weights[ParameterNames.HeadBias(0)][0] = 0.25f;
        ((float[])[0, 0.1f, 0.2f, 0.3f, 0.4f]).CopyTo(weights[ParameterNames.Values(0)], 0);
        using var learner = Learner(weights);
        var windows = new WindowSource([new TokenSequence([0, 0, 0, 1, 2, 3, 4])], new TrainingSettings(Batch: 3, Window: 3));
        // Act
        var spreads = new ParityJudge(learner, weights, windows, CancellationToken.None).ResidualSpreads();
        // Assert
        spreads.Should().ContainSingle().Which.Should().BeApproximately(Math.Sqrt(0.0125), 1e-7);
    }

    private static ModelSpec Spec(CellKind cell, int layers) =>
        ModelSpec.OneField(cell, hidden: 20, layers, new PitchEncoding().Fields[0].Size);

    private static Weights Initial(ModelSpec spec) =>
        WeightInitializer.Create(spec, seed: 5, [new PitchEncoding().Fields[0].Values!.ToArray()]);

    private static SimdLearner Learner(Weights weights) => new(weights.Spec, new TrainingSettings(), LearnerState.Initial(weights));

    private static ParityJudge Judge(ILearner learner, Weights weights)
    {
        var random = new Random(3);
        var piece = new TokenSequence([.. Enumerable.Range(0, 29).Select(_ => random.Next(weights.Spec.Inputs[0].Vocabulary))]);
        var windows = new WindowSource([piece], new TrainingSettings(Batch: 8, Window: Window));
        return new ParityJudge(learner, weights, windows, CancellationToken.None);
    }

    private static ModelCard Card(ModelSpec spec) => new(
        ModelCard.CurrentFormat, GraphDescription.CurrentVersion, spec, new PitchEncoding().Card, Window, RunMode.Window,
        new Dictionary<string, string>(), Seeds: [[1, 2, 3, 4, 5, 6]], ResidualSpreads: [0.1], BitsPerNote: null,
        "corpus", new string('0', 64), "licence", CommercialUse: null, "experiment", "run", "0.1.0");
}
