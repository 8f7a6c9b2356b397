using System.Globalization;

namespace Nocturne.Training.Tests.Runs.TensorBoard;

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
                ["speed/predictions_per_second"] = (float)(95 / epoch.Seconds),
            });
    }

    [Fact]
    public void The_time_of_an_event_is_when_it_was_written_not_when_the_run_was_resumed()
    {
        // Arrange
        _runs.Break("run", atStep: 2 * SmallRun.StepsOfEpoch + 1, new SteppingTime(TimeSpan.FromSeconds(1)));
        var before = EventReader.Read(Events);
        // Act
        _runs.Train("run", time: new SteppingTime(TimeSpan.FromHours(1)));
        // Assert
        var seconds = EventReader.Read(Events).Select(Seconds).ToList();
        seconds.Take(3).Should().Equal(before.Select(Seconds)).And.OnlyContain(time => time > 0 && time < 100);
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
    public void An_epoch_that_is_not_in_the_checkpoint_is_there_once_in_the_end()
    {
        // Arrange: killed after the event and before the checkpoint
        _runs.Break("run", atStep: 3 * SmallRun.StepsOfEpoch + 1);
        File.Move(_runs["run", "checkpoint.previous.safetensors"], _runs["run", "checkpoint.safetensors"], overwrite: true);
        // Act
        var result = _runs.Train("run");
        // Assert
        result.Resumed.Should().Be(2);
        EventReader.Read(Events).Select(epoch => (int)epoch.Step).Should().Equal(0, 1, 2, 3, 4);
    }

    [Fact]
    public void After_a_changed_byte_every_epoch_is_there_once()
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
    public void A_run_that_starts_again_starts_its_events_again()
    {
        // Arrange
        _runs.Train("run");
        // Act
        var changed = Recipe.Windows with { Settings = Recipe.Windows.Settings with { Epochs = 2, LearningRate = 0.02 } };
        var result = _runs.Train("run", changed, fingerprint: "other");
        // Assert
        EventReader.Read(Events).Skip(1).Select(epoch => epoch.Scalars["loss/training"])
            .Should().Equal(result.Epochs.Select(epoch => (float)epoch.TrainingLoss));
    }

    [Fact]
    public void A_finished_run_that_is_run_again_leaves_its_events_unchanged()
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
    public void A_reader_that_has_the_file_open_sees_the_events_of_the_resumed_run()
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
        var expected = result.Epochs.Select(epoch => new[] { epoch.Epoch, (float)epoch.TrainingLoss, (float)epoch.ValidationLoss });
        var script = Repository.At("tests", "Nocturne.Training.Tests", "Python", "read_events.py");
        // Act
        var (exitCode, output) = Python.Run("tensorboard", script, _runs["run"]);
        // Assert
        exitCode.Should().Be(0, output);
        var read = output.Split('\n').Where(line => line.StartsWith("epoch ", StringComparison.Ordinal)).Select(line => Numbers(line[6..]));
        read.Should().BeEquivalentTo(expected, options => options.WithStrictOrdering());
    }

    private static double Seconds(ReadEvent read) => read.WallTime - SteppingTime.Start.ToUnixTimeSeconds();

    private static float[] Numbers(string line) => [.. line.Split(' ').Select(number => float.Parse(number, CultureInfo.InvariantCulture))];
}
