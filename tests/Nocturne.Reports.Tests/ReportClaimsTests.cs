using Nocturne.Models;
using Nocturne.Reports.Findings;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Tests.FakeGrid;

namespace Nocturne.Reports.Tests;

public sealed class ReportClaimsTests
{
    [Fact]
    public void Minima_near_the_reports_hold()
    {
        var claim = Judge("30, 45, 25 and 75", Lstm(1, 33), Lstm(2, 40), Lstm(3, 25), Lstm(4, 80));

        claim.Verdict.Should().Be(Verdict.Holds);
        claim.Measured.Should().Contain("4 layers: epoch 80 (64 units); the report says 75.").And.Contain("4 of 4 are within 10 epochs of the report's numbers.");
    }

    [Fact]
    public void One_minimum_elsewhere_does_not_hold_and_a_missing_depth_is_said()
    {
        var claim = Judge("30, 45, 25 and 75", Lstm(1, 33), Lstm(2, 120));

        claim.Verdict.Should().Be(Verdict.DoesNotHold);
        claim.Measured.Should().Contain("2 layers: epoch 120 (64 units); the report says 45.").And.Contain(sentence => sentence.StartsWith("3 layers: epoch unknown", StringComparison.Ordinal));
    }

    [Fact]
    public void One_low_loss_by_chance_is_no_minimum()
    {
        Judge("30, 45, 25 and 75", Run(CellKind.Lstm, 1, 64, Curve(30).With(150, 0.001))).Measured.Should().Contain("1 layer: epoch 30 (64 units); the report says 30.");
    }

    [Fact]
    public void A_network_that_was_not_trained_for_as_long_is_not_judged()
    {
        Judge("30, 45, 25 and 75", Run(CellKind.Lstm, 1, 64, [.. Curve(30).Take(35)])).Verdict.Should().Be(Verdict.Undecided);
    }

    [Theory]
    [InlineData(35, Verdict.Holds)]
    [InlineData(60, Verdict.DoesNotHold)]
    [InlineData(25, Verdict.DoesNotHold)]
    public void The_GRU_must_be_about_five_epochs_earlier(int lstm, Verdict verdict)
    {
        Judge("The GRU", Run(CellKind.Gru, 1, 64, Curve(30)), Lstm(1, lstm)).Verdict.Should().Be(verdict);
    }

    [Fact]
    public void A_GRU_and_an_LSTM_of_other_sizes_are_no_pair()
    {
        Judge("The GRU", Run(CellKind.Gru, 1, 128, Curve(30)), Lstm(1, 35)).Verdict.Should().Be(Verdict.Undecided);
    }

    [Fact]
    public void A_spike_of_the_RNN_holds_and_is_counted()
    {
        var claim = Judge("spikes", Run(CellKind.Rnn, 2, 64, Curve(30).With(100, 0.05).With(150, double.NaN)), Lstm(2, 30));

        claim.Verdict.Should().Be(Verdict.Holds);
        claim.Measured[^1].Should().Contain("1 of 1 RNN ").And.Contain("(rnn-2x64-s0: 2 epochs)").And.Contain("0 of 1 LSTMs and GRUs");
    }

    [Fact]
    public void Spikes_that_every_network_has_are_none_of_the_RNN()
    {
        Judge("spikes", Run(CellKind.Rnn, 2, 64, Curve(30).With(100, 0.05)), Run(CellKind.Lstm, 2, 64, Curve(30).With(100, 0.05))).Verdict.Should().Be(Verdict.DoesNotHold);
    }

    [Theory]
    [InlineData(0.025, Verdict.Holds)]
    [InlineData(0.03, Verdict.DoesNotHold)]
    public void The_losses_hold_where_more_than_half_of_the_networks_have_one_of_them_there(double last, Verdict verdict)
    {
        Judge("0.024 to 0.026", Run(CellKind.Gru, 1, 64, Curve(30, last: last)), Lstm(1, 30)).Verdict.Should().Be(verdict);
    }

    [Fact]
    public void The_training_mean_is_compared_with_the_losses()
    {
        var sentence = Judge("0.024 to 0.026", Run(CellKind.Gru, 1, 64, Curve(30))).Measured.Single(each => each.Contains("0.01780"));

        sentence.Should().Contain("training mean").And.Contain("1 of 1 network are").And.Contain("0 after the last epoch");
    }

    [Theory]
    [InlineData(0.014, Verdict.Holds)]
    [InlineData(0.016, Verdict.DoesNotHold)]
    public void More_layers_help_where_the_loss_is_lower_with_them(double deeper, Verdict verdict)
    {
        Judge("More layers", Run(CellKind.Gru, 1, 64, Curve(30)), Run(CellKind.Gru, 2, 64, Curve(30, deeper)), Run(CellKind.Gru, 2, 128, Curve(30, 0.9, 1))).Verdict.Should().Be(verdict);
    }

    [Fact]
    public void More_units_help_where_the_loss_is_lower_with_them()
    {
        Judge("More units", Run(CellKind.Gru, 1, 64, Curve(30)), Run(CellKind.Gru, 1, 128, Curve(30, 0.014))).Verdict.Should().Be(Verdict.Holds);
    }

    [Fact]
    public void Music_that_stays_on_one_note_for_most_of_a_piece_is_stuck()
    {
        var claim = Judge("one note", Run(CellKind.Gru, 1, 64, Curve(30), [40, 41, .. Enumerable.Repeat(42, 98)]));

        claim.Verdict.Should().Be(Verdict.Holds);
        claim.Measured[^1].Should().Contain("98 of 100 notes");
    }

    [Fact]
    public void Without_any_run_nothing_is_said_to_hold_or_not()
    {
        ReportClaims.Judge([], FakeReport.Lines).Should().OnlyContain(claim => claim.Verdict == Verdict.Undecided);
    }

    [Fact]
    public void The_reports_grid_is_known_by_its_networks_alone()
    {
        ReportGrid.IsIn([.. FakeGrid.Models, Model(CellKind.Gru, 1, 32)]).Should().BeTrue();
        ReportGrid.IsIn(FakeGrid.Models.Skip(1)).Should().BeFalse();
    }

    private static ReportRun Lstm(int layers, int lowestEpoch) => Run(CellKind.Lstm, layers, 64, Curve(lowestEpoch));
}
