namespace Nocturne.Training.Tests.TensorBoard;

public sealed class EventFileTests : IDisposable
{
    private readonly SmallRun _runs = new();

    private string Events => _runs["run", "events.out.tfevents.0.nocturne"];

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Every_epoch_is_an_event_with_its_losses_and_its_speed()
    {
        // Arrange, Act
        var result = _runs.Train("run", time: new SteppingTime(TimeSpan.FromSeconds(2)));
        var events = EventReader.Read(Events);
        // Assert
        events[0].Version.Should().Be("brain.Event:2");
        events.Skip(1).Select(epoch => (int)epoch.Step).Should().Equal(1, 2, 3, 4);
        foreach (var (read, epoch) in events.Skip(1).Zip(result.Epochs))
            read.Scalars.Should().BeEquivalentTo(new Dictionary<string, float>
            {
                ["loss/training"] = (float)epoch.TrainingLoss,
                ["loss/validation"] = (float)epoch.ValidationLoss,
                ["speed/windows_per_second"] = (float)(95 / epoch.Seconds),
            });
    }

    [Fact]
    public void The_time_of_an_event_is_when_it_was_written_not_when_the_run_was_gone_on_from()
    {
        // Arrange
        _runs.Break("run", atStep: 2 * SmallRun.StepsOfEpoch + 1, new SteppingTime(TimeSpan.FromSeconds(1)));
        var before = EventReader.Read(Events);
        // Act
        _runs.Train("run", time: new SteppingTime(TimeSpan.FromHours(1)));
        // Assert
        var seconds = EventReader.Read(Events).Select(epoch => epoch.WallTime - SteppingTime.Begin.ToUnixTimeSeconds()).ToList();
        seconds.Take(3).Should().Equal(before.Select(epoch => epoch.WallTime - SteppingTime.Begin.ToUnixTimeSeconds())).And.OnlyContain(time => time > 0 && time < 100);
        seconds.Skip(3).Should().HaveCount(2).And.OnlyContain(time => time > 3600);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(60)]
    [InlineData(200)]
    [InlineData(330)]
    public void After_a_torn_end_every_epoch_is_there_once(int torn)
    {
        // Arrange
        _runs.Break("run", atStep: 3 * SmallRun.StepsOfEpoch + 1);
        File.WriteAllBytes(Events, File.ReadAllBytes(Events)[..^torn]);
        // Act
        _runs.Train("run");
        // Assert
        EventReader.Read(Events).Select(epoch => (int)epoch.Step).Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact]
    public void An_epoch_that_the_checkpoint_does_not_know_of_is_there_once_in_the_end()
    {
        // Arrange: killed after the event and before the checkpoint.
        _runs.Break("run", atStep: 3 * SmallRun.StepsOfEpoch + 1);
        File.Move(_runs["run", "checkpoint.previous.safetensors"], _runs["run", "checkpoint.safetensors"], overwrite: true);
        // Act
        var result = _runs.Train("run");
        // Assert
        result.Resumed.Should().Be(2);
        EventReader.Read(Events).Select(epoch => (int)epoch.Step).Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact]
    public void A_changed_byte_costs_only_the_time_of_its_event_and_of_those_behind_it()
    {
        // Arrange
        _runs.Break("run", atStep: 3 * SmallRun.StepsOfEpoch + 1);
        var bytes = File.ReadAllBytes(Events);
        bytes[150] ^= 1;
        File.WriteAllBytes(Events, bytes);
        // Act
        _runs.Train("run");
        // Assert
        EventReader.Read(Events).Select(epoch => (int)epoch.Step).Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact]
    public void A_run_that_is_begun_anew_begins_its_events_anew()
    {
        // Arrange
        _runs.Train("run");
        // Act
        var result = _runs.Train("run", SmallRun.Settings with { Epochs = 2, LearningRate = 0.02 }, fingerprint: "other");
        // Assert
        EventReader.Read(Events).Skip(1).Select(epoch => epoch.Scalars["loss/training"]).Should().Equal(result.Epochs.Select(epoch => (float)epoch.TrainingLoss));
    }

    [Fact]
    public void A_finished_run_that_is_called_again_leaves_its_events_as_they_are()
    {
        // Arrange
        _runs.Train("run");
        var before = File.ReadAllBytes(Events);
        // Act
        _runs.Train("run");
        // Assert
        File.ReadAllBytes(Events).Should().Equal(before);
    }

    [Fact]
    public void Who_has_the_file_open_reads_on_when_the_run_goes_on()
    {
        // Arrange: TensorBoard opens a file once.
        _runs.Break("run", atStep: SmallRun.StepsOfEpoch + 1);
        using var reader = new FileStream(Events, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        reader.Seek(0, SeekOrigin.End);
        // Act
        _runs.Train("run");
        // Assert
        var rest = new byte[File.ReadAllBytes(Events).Length - reader.Position];
        reader.ReadExactly(rest);
        rest.Should().NotBeEmpty().And.Equal(File.ReadAllBytes(Events)[^rest.Length..]);
    }

    [PythonFact("tensorboard")]
    public void TensorBoard_reads_the_scalars()
    {
        // Arrange
        var result = _runs.Train("run");
        var expected = result.Epochs.Select(epoch => FormattableString.Invariant($"{epoch.Epoch} {(float)epoch.TrainingLoss:R} {(float)epoch.ValidationLoss:R}"));
        // Act
        var (exitCode, output) = Python.Run("tensorboard", Repository.At("tests", "Nocturne.Training.Tests", "Python", "read_events.py"), _runs["run"]);
        // Assert
        exitCode.Should().Be(0, output);
        var read = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).Select(line => line[6..].Trim());
        read.Select(Numbers).Should().BeEquivalentTo(expected.Select(Numbers), options => options.WithStrictOrdering());
    }

    private static float[] Numbers(string line) => [.. line.Split(' ').Select(number => float.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
}
