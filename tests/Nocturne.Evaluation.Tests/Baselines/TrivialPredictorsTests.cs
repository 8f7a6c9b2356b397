using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Evaluation.Tests.Baselines;

public sealed class TrivialPredictorsTests
{
    private static readonly IReadOnlyList<float> Values = new PitchEncoding().Fields[0].Values!;

    // The mean of all notes is 44, half of the keyboard.
    private static readonly int[][] Training = [[66, 66, 22], [22, 44]];

    // Validation: 0 44 -> 66, 44 66 -> 22; scaled 0 0.5 -> 0.75, 0.5 0.75 -> 0.25.
    private static readonly int[][] Validation = [[0, 44, 66, 22]];

    [Fact]
    public void The_training_mean_is_off_by_a_quarter_twice()
    {
        var line = Lines()[0];

        line.Name.Should().Be(TrivialPredictors.TrainingMean);
        line.ScaledMse.Should().BeApproximately(0.0625, 1e-7);
        line.SemitonesRms.Should().BeApproximately(22, 1e-4);
    }

    [Fact]
    public void The_window_mean_is_off_by_a_half_and_by_three_eighths()
    {
        var line = Lines()[1];

        line.Name.Should().Be(TrivialPredictors.WindowMean);
        line.ScaledMse.Should().BeApproximately((0.25 + 0.140625) / 2, 1e-7);
    }

    [Fact]
    public void The_last_note_is_off_by_a_quarter_and_by_a_half()
    {
        var line = Lines()[2];

        line.Name.Should().Be(TrivialPredictors.LastNote);
        line.ScaledMse.Should().BeApproximately((0.0625 + 0.25) / 2, 1e-7);
    }

    [Fact]
    public void Windows_do_not_cross_from_piece_to_piece()
    {
        // Across the boundary the last note would be wrong; within the pieces it never is.
        var lines = TrivialPredictors.Evaluate(Training, [[10, 10, 10], [80, 80, 80]], Values, window: 2, stride: 1);

        lines[2].ScaledMse.Should().Be(0);
    }

    [Fact]
    public void A_stride_leaves_windows_out()
    {
        // Windows at 0 and 2: 0 44 -> 66 and 66 22 -> 22.
        var lines = TrivialPredictors.Evaluate(Training, [[0, 44, 66, 22, 22]], Values, window: 2, stride: 2);

        lines[2].ScaledMse.Should().BeApproximately(0.0625 / 2, 1e-7);
    }

    [Fact]
    public void Pieces_that_are_all_too_short_are_refused_by_role_and_window()
    {
        var act = () => TrivialPredictors.Evaluate(Training, [[1, 2]], Values, window: 2, stride: 1);

        act.Should().Throw<EvaluationException>().WithMessage("*validation*2 tokens*");
    }

    [RealDataFact]
    public void On_the_nocturnes_the_losses_are_the_known_ones()
    {
        // Arrange
        var pieces = Directory.GetFiles(RealData.At("nocturnes"), "*.mid").Order(StringComparer.Ordinal).ToLookup(
            path => Path.GetFileNameWithoutExtension(path) is "op15-no2" or "op62-no2",
            path => new PitchEncoding().Encode(MidiReader.Read(path).Score).Tokens);
        int[][] training = [.. pieces[false]], validation = [.. pieces[true]];
        // Act
        var lines = TrivialPredictors.Evaluate(training, validation, Values, window: 30, stride: 1);
        // Assert
        training.Sum(piece => piece.Length - 30).Should().Be(28_779);
        validation.Sum(piece => piece.Length - 30).Should().Be(2_878);
        lines.Select(line => Math.Round(line.ScaledMse, 4)).Should().Equal(0.0178, 0.0163, 0.0298);
        Math.Round(lines[0].SemitonesRms, 1).Should().Be(11.8);
    }

    private static IReadOnlyList<LossLine> Lines() => TrivialPredictors.Evaluate(Training, Validation, Values, window: 2, stride: 1);
}
