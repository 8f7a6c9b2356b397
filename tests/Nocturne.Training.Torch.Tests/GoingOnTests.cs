using Nocturne.Models;
using Nocturne.Training.Data;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Torch.Tests;

/// <summary>A run that one learner began goes on with the other.</summary>
public sealed class GoingOnTests : IDisposable
{
    private static readonly TrainingSettings Settings = new(Epochs: 4, Batch: 16, Window: 5, LearningRate: 0.01);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TorchTheory]
    [MemberData(nameof(Networks.Few), MemberType = typeof(Networks))]
    public void Adams_memory_and_its_steps_go_from_learner_to_learner(CellKind cell, InputKind input, HeadKind head)
    {
        // Arrange
        var spec = Networks.Spec(cell, 2, 16, input, head);
        var lesson = new Lesson(spec);
        using var simd = new SimdLearner(spec, Settings, Networks.Initial(spec));
        lesson.Teach(simd, 20);
        var state = simd.Save();
        // Act
        using var torch = new TorchLearner(spec, Settings, state);
        var saved = torch.Save();
        using var back = new SimdLearner(spec, Settings, saved);
        // Assert
        saved.Steps.Should().Be(20);
        saved.Weights.ShouldBeClose(state.Weights, 0);
        saved.FirstMoments.ShouldBeClose(state.FirstMoments, 0);
        saved.SecondMoments.ShouldBeClose(state.SecondMoments, 0);
        lesson.Teach(torch, 20).ShouldFollow(lesson.Teach(back, 20), 1e-3);
    }

    [TorchTheory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_run_goes_on_from_the_other_learners_checkpoint(bool isTorchFirst)
    {
        // Arrange
        var expected = Train("simd", isTorch: false, Settings);
        Train("both", isTorchFirst, Settings with { Epochs = 2 });
        // Act
        var result = Train("both", !isTorchFirst, Settings);
        // Assert
        result.Resumed.Should().Be(2);
        Losses(result).ShouldFollow([.. Losses(expected)], 1e-3);
    }

    [TorchFact]
    public void A_run_of_one_learner_alone_is_the_same_whether_or_not_it_was_stopped()
    {
        // Arrange
        var expected = Train("whole", isTorch: true, Settings);
        Train("parts", isTorch: true, Settings with { Epochs = 2 });
        // Act
        var result = Train("parts", isTorch: true, Settings);
        // Assert
        Losses(result).Should().Equal(Losses(expected));
    }

    private static IReadOnlyList<double> Losses(TrainingResult result) => [.. result.Epochs.SelectMany(epoch => new[] { epoch.TrainingLoss, epoch.ValidationLoss })];

    private TrainingResult Train(string run, bool isTorch, TrainingSettings settings)
    {
        var spec = Networks.Spec(CellKind.Gru, 1, 8, InputKind.Scalar, HeadKind.Regression);
        using ILearner learner = isTorch ? new TorchLearner(spec, settings, Networks.Initial(spec)) : new SimdLearner(spec, settings, Networks.Initial(spec));
        return new Trainer(learner, Wave(100, seed: 1), Wave(60, seed: 2), settings, seed: 1, _folder[run], "same").Run();
    }

    private static WindowSet Wave(int notes, int seed) =>
        new([[.. Enumerable.Range(0, notes).Select(i => (float)(0.5 + 0.4 * Math.Sin(i * 0.7 + seed)))]], Settings.Window);
}
