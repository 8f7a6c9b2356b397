using Nocturne.Models;
using Nocturne.Pipeline.Stages;
using Nocturne.Training;
using Nocturne.Training.Data;
using Nocturne.Training.Simd;

namespace Nocturne.Pipeline.Tests.Stages;

public sealed class ParityJudgeTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(CellKind.Rnn, 1)]
    [InlineData(CellKind.Lstm, 3)]
    [InlineData(CellKind.Gru, 4)]
    public void An_exported_model_agrees_with_the_learner(CellKind cell, int layers)
    {
        // Arrange
        var spec = new ModelSpec(cell, Hidden: 20, layers);
        var weights = WeightInitializer.Create(spec, seed: 5);
        using var learner = Learner(weights);
        // Act
        var parity = Judge(learner).Export(weights, Card(spec), _folder["model.onnx"], ExportStage.Tolerance);
        // Assert
        parity.MaxAbsoluteDifference.Should().BeLessThan(ExportStage.Tolerance);
        parity.Windows.Should().Be(23);
        Directory.EnumerateFiles(_folder.FullPath).Should().ContainSingle().Which.Should().EndWith("model.onnx");
    }

    [Fact]
    public void A_model_that_differs_from_the_learner_is_refused_and_not_kept()
    {
        // Arrange
        var spec = new ModelSpec(CellKind.Gru, Hidden: 20, Layers: 2);
        using var learner = Learner(WeightInitializer.Create(spec, seed: 5));
        var changed = WeightInitializer.Create(spec, seed: 5);
        changed["rnn.bias_hh_l1"][7] += 1e-3f;
        // Act
        var exporting = () => Judge(learner).Export(changed, Card(spec), _folder["model.onnx"], ExportStage.Tolerance);
        // Assert
        exporting.Should().Throw<PipelineException>().WithMessage("*differs from the learner by*");
        Directory.EnumerateFiles(_folder.FullPath).Should().BeEmpty();
    }

    [Fact]
    public void The_spread_is_the_standard_deviation_of_the_residuals()
    {
        // Arrange: a network that always says 0.25, and targets 0.1, 0.2, ...
        var spec = new ModelSpec(CellKind.Rnn, Hidden: 4, Layers: 1);
        var weights = new Weights(spec);
        weights["head.bias"][0] = 0.25f;
        using var learner = Learner(weights);
        var windows = new WindowSet([[0, 0, 0, 0.1f, 0.2f, 0.3f, 0.4f]], window: 3);
        // Act
        var spread = new ParityJudge(learner, windows, batch: 3, CancellationToken.None).ResidualSpread();
        // Assert
        spread.Should().BeApproximately(Math.Sqrt(0.0125), 1e-7);
    }

    private static SimdLearner Learner(Weights weights) => new(weights.Spec, new TrainingSettings(Batch: 8), LearnerState.Initial(weights));

    private static ParityJudge Judge(ILearner learner)
    {
        var random = new Random(3);
        var piece = Enumerable.Range(0, 29).Select(_ => random.NextSingle()).ToArray();
        return new ParityJudge(learner, new WindowSet([piece], window: 6), batch: 8, CancellationToken.None);
    }

    private static ModelCard Card(ModelSpec spec) => new(
        ModelCard.CurrentFormat, spec, new EncodingCard("pitch", 88), Window: 6, RunMode.Window, Seeds: [[1, 2, 3, 4, 5, 6]], ResidualSpread: 0.1,
        "corpus", new string('0', 64), "experiment", "run", "0.1.0", "licence");
}
