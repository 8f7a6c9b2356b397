using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Runs;

namespace Nocturne.Training.Tests.Runs;

public sealed class RunFolderTests : IDisposable
{
    private static readonly TrainingSettings Settings = Recipe.Windows.Settings;

    // Few windows and a high rate, so that the two losses have different minima.
    private static readonly Recipe Unsteady = Recipe.Windows with { Settings = Settings with { Epochs = 12, LearningRate = 0.2 } };

    private readonly SmallRun _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void A_run_leaves_metrics_of_every_epoch_and_the_best_and_last_weights()
    {
        var result = _runs.Train("run");

        result.Epochs.Select(epoch => epoch.Epoch).Should().Equal(1, 2, 3, 4);
        MetricsFile.Read(File.ReadAllText(_runs["run", RunFiles.Metrics])).Should().Equal(result.Epochs);
        File.Exists(_runs["run", RunFiles.Last]).Should().BeTrue();
        File.Exists(_runs["run", RunFiles.Best]).Should().BeTrue();
    }

    [Fact]
    public void The_best_weights_are_those_of_the_lowest_validation_loss()
    {
        var result = _runs.Train("run", Unsteady);

        result.Best.ValidationLoss.Should().Be(result.Epochs.Min(epoch => epoch.ValidationLoss));
        ValidationLoss(_runs.Weights("run", RunFiles.Best)).Should().BeApproximately(result.Best.ValidationLoss, 1e-7);
    }

    [Fact]
    public void The_best_weights_are_those_of_the_lowest_training_loss_if_it_selects()
    {
        // Arrange
        var byValidation = _runs.Train("other", Unsteady);
        // Act
        var result = _runs.Train("run", Unsteady with { Settings = Unsteady.Settings with { Select = EpochChoice.Training } });
        // Assert
        result.Best.Should().Be(result.Epochs.MinBy(epoch => epoch.TrainingLoss));
        result.Best.Epoch.Should().NotBe(byValidation.Best.Epoch, "otherwise nothing is shown");
        ValidationLoss(_runs.Weights("run", RunFiles.Best)).Should().BeApproximately(result.Best.ValidationLoss, 1e-7);
    }

    [Theory]
    [InlineData(EpochChoice.Validation, EpochChoice.Training)]
    [InlineData(EpochChoice.Training, EpochChoice.Validation)]
    public void The_best_weights_by_the_other_loss_are_kept_too(EpochChoice select, EpochChoice other)
    {
        // Arrange
        _runs.Train("other", Unsteady with { Settings = Unsteady.Settings with { Select = other } });
        // Act
        _runs.Train("run", Unsteady with { Settings = Unsteady.Settings with { Select = select } });
        // Assert
        File.ReadAllBytes(_runs["run", RunFiles.Weights(other, select)]).Should().Equal(File.ReadAllBytes(_runs["other", RunFiles.Best]));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(23)]
    public void A_stopped_run_ends_with_the_same_bytes(int stopAfterSteps)
    {
        // Arrange
        _runs.Train("whole");
        using var stop = new CancellationTokenSource();
        using (var learner = new WatchedLearner(Recipe.Windows.Learner(), step => { if (step + 1 >= stopAfterSteps) stop.Cancel(); }))
            FluentActions.Invoking(() => _runs.Loop(learner, "stopped").Run(null, stop.Token)).Should().Throw<OperationCanceledException>();
        // Act
        _runs.Train("stopped");
        // Assert
        _runs.ShouldBeTheSame("stopped", "whole");
    }

    [Fact]
    public void A_finished_run_is_not_trained_again()
    {
        _runs.Train("run");

        _runs.Train("run").Resumed.Should().Be(Settings.Epochs);
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_ignored()
    {
        _runs.Train("run");

        var changed = Recipe.Windows with { Settings = Settings with { LearningRate = 0.02 } };
        _runs.Train("run", changed, fingerprint: "other").Resumed.Should().Be(0);
    }

    private static double ValidationLoss(Weights weights)
    {
        using var learner = Recipe.Windows.Learner(weights);
        var (source, buffer, sum) = (Recipe.Windows.Validation, new BatchBuffer(fields: 1), 0.0);
        for (var index = 0; index < source.Batches(0); index++)
        {
            source.Read(0, index, buffer);
            sum += learner.Loss(buffer.Batch).Sum;
        }
        return sum / source.Predictions;
    }
}
