using Nocturne.Models;
using Nocturne.Training.Data;
using Nocturne.Training.Simd;

namespace Nocturne.Training.Tests;

public sealed class TrainerTests : IDisposable
{
    private static readonly ModelSpec Spec = new(CellKind.Gru, Hidden: 8, Layers: 1);
    private static readonly TrainingSettings Settings = new(Epochs: 4, Batch: 16, Window: 5, LearningRate: 0.01);

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_leaves_metrics_of_every_epoch_and_the_best_and_last_weights()
    {
        var result = Train("run");

        result.Epochs.Select(epoch => epoch.Epoch).Should().Equal(1, 2, 3, 4);
        MetricsFile.Read(File.ReadAllText(_folder["run", "metrics.csv"])).Select(epoch => epoch.ValidationLoss).Should().Equal(result.Epochs.Select(epoch => epoch.ValidationLoss));
        File.Exists(_folder["run", "last.safetensors"]).Should().BeTrue();
        File.Exists(_folder["run", "best.safetensors"]).Should().BeTrue();
    }

    [Fact]
    public void The_best_weights_are_those_of_the_lowest_validation_loss()
    {
        var result = Train("run", Settings with { Epochs = 12, LearningRate = 0.2 });

        using var learner = Learner(Settings, Weights.Load(Spec, _folder["run", "best.safetensors"]));
        var (inputs, targets) = Whole(Validation);
        learner.Loss(inputs, targets).Should().BeApproximately(result.Epochs.Min(epoch => epoch.ValidationLoss), 1e-7);
        result.Best.ValidationLoss.Should().Be(result.Epochs.Min(epoch => epoch.ValidationLoss));
    }

    [Fact]
    public void The_best_weights_are_those_of_the_lowest_training_loss_where_that_selects()
    {
        // Arrange: few windows and a high rate, so that the two losses part
        var settings = Settings with { Epochs = 12, LearningRate = 0.2 };
        var byValidation = Train("other", settings);
        // Act
        var result = Train("run", settings with { Select = EpochChoice.Training });
        // Assert
        result.Best.Should().Be(result.Epochs.MinBy(epoch => epoch.TrainingLoss));
        result.Best.Epoch.Should().NotBe(byValidation.Best.Epoch, "otherwise nothing is shown");
        using var learner = Learner(settings, Weights.Load(Spec, _folder["run", "best.safetensors"]));
        var (inputs, targets) = Whole(Validation);
        learner.Loss(inputs, targets).Should().BeApproximately(result.Best.ValidationLoss, 1e-7);
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        var result = Train("run", Settings with { Epochs = 30 });

        result.Epochs[^1].TrainingLoss.Should().BeLessThan(result.Epochs[0].TrainingLoss / 2);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(23)]
    public void A_run_that_was_stopped_ends_with_the_bytes_of_one_that_was_not(int stopAfterSteps)
    {
        Train("whole");
        using var stop = new CancellationTokenSource();
        using (var learner = new WatchedLearner(Learner(Settings), step => { if (step + 1 >= stopAfterSteps) stop.Cancel(); }))
            FluentActions.Invoking(() => Trainer(learner, "stopped").Run(null, stop.Token)).Should().Throw<OperationCanceledException>();

        Train("stopped");

        File.ReadAllBytes(_folder["stopped", "last.safetensors"]).Should().Equal(File.ReadAllBytes(_folder["whole", "last.safetensors"]));
        File.ReadAllBytes(_folder["stopped", "best.safetensors"]).Should().Equal(File.ReadAllBytes(_folder["whole", "best.safetensors"]));
    }

    [Fact]
    public void A_finished_run_is_not_trained_again()
    {
        Train("run");

        Train("run").Resumed.Should().Be(Settings.Epochs);
    }

    [Fact]
    public void A_checkpoint_of_other_settings_is_not_gone_on_from()
    {
        Train("run");

        Train("run", Settings with { LearningRate = 0.02 }, fingerprint: "other").Resumed.Should().Be(0);
    }

    [Fact]
    public void Too_few_notes_for_a_window_are_named()
    {
        using var learner = Learner(Settings);

        var creating = () => new Trainer(learner, Windows(3, seed: 1), Validation, Settings, seed: 1, _folder["run"], "");

        creating.Should().Throw<SettingException>().WithMessage("*training pieces have no window of 5 notes*");
    }

    [Fact]
    public void Progress_tells_the_time_left_in_the_end_none()
    {
        var reports = new List<RunProgress>();
        using var learner = Learner(Settings);

        Trainer(learner, "run").Run(new Immediate(reports));

        reports[^1].Should().Match<RunProgress>(report => report.Epoch == 4 && report.Step == report.Steps && report.Remaining == TimeSpan.Zero && report.Last!.Epoch == 4);
    }

    private static WindowSet Validation => Windows(60, seed: 2);

    private static WindowSet Windows(int notes, int seed) =>
        new([[.. Enumerable.Range(0, notes).Select(i => (float)(0.5 + 0.4 * Math.Sin(i * 0.7 + seed)))]], Settings.Window);

    private static SimdLearner Learner(TrainingSettings settings, Weights? weights = null) =>
        new(Spec, settings, LearnerState.Initial(weights ?? WeightInitializer.Create(Spec, seed: 1)));

    private static (float[] Inputs, float[] Targets) Whole(WindowSet windows)
    {
        var (inputs, targets) = (new float[windows.Count * windows.Window], new float[windows.Count]);
        windows.CopyTo([.. Enumerable.Range(0, windows.Count)], inputs, targets);
        return (inputs, targets);
    }

    private Trainer Trainer(ILearner learner, string run, TrainingSettings? settings = null, string fingerprint = "same") =>
        new(learner, Windows(100, seed: 1), Validation, settings ?? Settings, seed: 1, _folder[run], fingerprint);

    private TrainingResult Train(string run, TrainingSettings? settings = null, string fingerprint = "same")
    {
        using var learner = Learner(settings ?? Settings);
        return Trainer(learner, run, settings, fingerprint).Run();
    }

    private sealed class Immediate(List<RunProgress> reports) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => reports.Add(value);
    }
}
