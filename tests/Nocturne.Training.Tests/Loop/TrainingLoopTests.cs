using Nocturne.Models;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;

namespace Nocturne.Training.Tests.Loop;

public sealed class TrainingLoopTests
{
    // The clock advances a minute at each reading: a position is saved before every step.
    private static SteppingTime Slow => new(TimeSpan.FromMinutes(1));

    [Fact]
    public void A_training_can_be_kept_in_memory()
    {
        // Arrange
        var observer = new MemoryObserver();
        // Act
        var result = Run(Recipe.Windows, observer);
        // Assert
        result.Epochs.Select(epoch => epoch.Epoch).Should().Equal(1, 2, 3, 4);
        observer.Positions.Select(position => position.History.Count).Should().Equal(1, 2, 3, 4);
        Bytes(observer.Last!).Should().Equal(Bytes(observer.Epochs[^1])).And.Equal(Bytes(observer.Positions[^1].State.Weights));
    }

    [Fact]
    public void From_any_position_of_a_stream_the_end_is_the_same()
    {
        // Arrange: AdamW, dropout, averaging, a cosine schedule and carried state
        var whole = new MemoryObserver();
        var result = Run(Recipe.Streams, whole, time: Slow);
        var middle = whole.Positions.Where(position => position.Step > 0).ToList();
        middle.Should().HaveCountGreaterThan(20).And.OnlyContain(position => position.State.Carried != null);
        // Act, Assert
        foreach (var position in whole.Positions)
        {
            var resumed = new MemoryObserver(position);
            var losses = Losses(Run(Recipe.Streams, resumed));
            losses.Should().Equal(Losses(result));
            Bytes(resumed.Last!).Should().Equal(Bytes(whole.Last!));
        }
    }

    [Fact]
    public void Training_lowers_the_loss()
    {
        var result = Run(Recipe.Windows with { Settings = Recipe.Windows.Settings with { Epochs = 30 } }, new MemoryObserver());

        result.Epochs[^1].TrainingLoss.Should().BeLessThan(result.Epochs[0].TrainingLoss / 2);
    }

    [Fact]
    public void With_one_head_the_metrics_have_no_heads_and_with_more_their_losses_add_up()
    {
        Run(Recipe.Windows, new MemoryObserver()).Epochs.Should().OnlyContain(epoch => epoch.Heads == null);
        Run(Recipe.Streams, new MemoryObserver()).Epochs
            .Should().OnlyContain(epoch => epoch.Heads!.Count == 2 && epoch.Heads.Sum() == epoch.ValidationLoss);
    }

    [Fact]
    public void The_average_of_the_weights_is_what_is_validated_and_kept()
    {
        // Arrange
        var observer = new MemoryObserver();
        // Act
        var result = Run(Recipe.Streams, observer);
        // Assert
        var state = observer.Positions[^1].State;
        Bytes(observer.Last!).Should().Equal(Bytes(state.Slots[OptimizerSettings.Average])).And.NotEqual(Bytes(state.Weights));
        Validation(Recipe.Streams, observer.Last!).Should().Be(result.Epochs[^1].ValidationLoss);
    }

    [Fact]
    public void The_learning_rate_follows_the_schedule_over_all_epochs()
    {
        // Arrange: 6 steps an epoch, 4 epochs
        var settings = Recipe.Windows.Settings with { Schedule = new(ScheduleKind.Linear, Warmup: 2, Final: 0.5) };
        var recipe = Recipe.Windows with { Settings = settings };
        using var learner = new WatchedLearner(recipe.Learner(), _ => { });
        // Act
        Loop(recipe, learner, new MemoryObserver()).Run();
        // Assert
        learner.LearningRates.Should().Equal(
            Enumerable.Range(0, 24).Select(step => settings.LearningRate * settings.Schedule.Factor(step, steps: 24)));
        learner.LearningRates[^1].Should().BeApproximately(settings.LearningRate / 2, 1e-12);
    }

    [Fact]
    public void A_stopped_training_saves_its_position_and_throws()
    {
        // Arrange
        using var stop = new CancellationTokenSource();
        using var learner = new WatchedLearner(Recipe.Windows.Learner(), step => { if (step == 8) stop.Cancel(); });
        var observer = new MemoryObserver();
        // Act
        var training = () => Loop(Recipe.Windows, learner, observer).Run(null, stop.Token);
        // Assert
        training.Should().Throw<OperationCanceledException>();
        observer.Positions[^1].Should().Match<TrainingPosition>(position => position.History.Count == 1 && position.Step == 3);
        observer.Positions[^1].Scored.Should().Be(3 * Recipe.Windows.Settings.Batch);
        observer.Last.Should().BeNull();
    }

    [Theory]
    [InlineData(5, 60, "training")]
    [InlineData(100, 5, "validation")]
    public void Pieces_that_are_too_short_for_a_window_are_named(int training, int validation, string pieces)
    {
        var running = () => Run(Recipe.Windows with { TrainingPieces = [training], ValidationPieces = [validation] }, new MemoryObserver());

        running.Should().Throw<SettingException>().WithMessage($"the {pieces} pieces have no window*at least 6 steps*");
    }

    [Fact]
    public void Streams_of_single_steps_are_named()
    {
        var running = () => Run(Recipe.Streams with { TrainingPieces = [1, 1], ValidationPieces = [1] }, new MemoryObserver());

        running.Should().Throw<SettingException>().WithMessage("the training pieces have nothing to predict*the validation pieces have*");
    }

    [Fact]
    public void Progress_ends_with_no_time_left()
    {
        var reports = new List<RunProgress>();
        using var learner = Recipe.Windows.Learner();

        Loop(Recipe.Windows, learner, new MemoryObserver()).Run(new Immediate(reports));

        reports[^1].Should().Match<RunProgress>(report =>
            report.Epoch == 4 && report.Step == report.Steps && report.Remaining == TimeSpan.Zero && report.Last!.Epoch == 4);
    }

    private static TrainingResult Run(Recipe recipe, MemoryObserver observer, TimeProvider? time = null)
    {
        using var learner = recipe.Learner();
        return Loop(recipe, learner, observer, time).Run();
    }

    private static TrainingLoop Loop(Recipe recipe, ILearner learner, MemoryObserver observer, TimeProvider? time = null) =>
        new(learner, recipe.Training, recipe.Validation, recipe.Settings, seed: 1, observer, time);

    private static double Validation(Recipe recipe, Weights weights)
    {
        using var learner = recipe.Learner(weights);
        var (source, buffer) = (recipe.Validation, new BatchBuffer(recipe.Spec.Fields));
        var (sums, scored) = (new double[recipe.Spec.Heads.Count], 0);
        for (var index = 0; index < source.Batches(0); index++)
        {
            source.Read(0, index, buffer);
            var loss = learner.Loss(buffer.Batch);
            for (var head = 0; head < sums.Length; head++)
                sums[head] += loss.Heads[head];
            scored += loss.Scored;
        }
        return sums.Sum(sum => sum / scored);
    }

    private static byte[] Bytes(Weights weights)
    {
        using var stream = new MemoryStream();
        weights.ToSafetensors().Write(stream);
        return stream.ToArray();
    }

    private static IEnumerable<(double, double)> Losses(TrainingResult result) =>
        result.Epochs.Select(epoch => (epoch.TrainingLoss, epoch.ValidationLoss));

    private sealed class Immediate(List<RunProgress> reports) : IProgress<RunProgress>
    {
        public void Report(RunProgress value) => reports.Add(value);
    }
}
