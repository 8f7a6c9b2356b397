using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Nocturne.Models;
using static Nocturne.Reports.Tests.WrittenReport;

namespace Nocturne.Reports.Tests;

public sealed class LossFigureTests
{
    [Fact]
    public void Axes_are_named_with_their_units()
    {
        var figure = Draw([0.02, 0.018]);

        Texts(figure).Should().Contain("epoch").And.Contain("mean squared error (notes scaled by 88)").And.Contain("training").And.Contain("validation");
    }

    [Fact]
    public void Every_depth_is_a_curve_in_each_panel_and_a_name()
    {
        // Arrange
        using var report = new WrittenReport(FakeReport.Part([.. Enumerable.Range(1, 4).Select(layers => FakeReport.Run(CellKind.Lstm, layers, [0.02, 0.018]))]));
        // Act
        var figure = report.Figure("loss-lstm-64.svg");
        // Assert
        Curves(figure).Should().HaveCount(8);
        Texts(figure).Should().ContainInOrder("LSTM, 64 units a layer", "1 layer", "2 layers", "3 layers", "4 layers");
    }

    [Fact]
    public void Lines_near_the_curves_are_drawn_beside_validation_and_named()
    {
        var figure = Draw([0.02, 0.018]);

        Elements(figure, "line", "level").Should().HaveCount(2);
        Texts(figure).Should().Contain("always the training mean: 0.0178");
    }

    [Fact]
    public void A_line_far_from_the_curves_is_said_to_be_off_the_scale()
    {
        var figure = Draw([0.0052, 0.005]);

        Texts(figure).Should().Contain("Always the training mean (0.0178) is above the scale.");
        Elements(figure, "line", "level").Should().BeEmpty();
    }

    [Fact]
    public void One_epoch_is_a_dot_in_each_panel()
    {
        var figure = Draw([0.018]);

        Elements(figure, "circle", "d0").Should().HaveCount(2);
    }

    [Fact]
    public void A_loss_that_is_no_number_leaves_a_gap()
    {
        var figure = Draw([0.02, 0.019, double.NaN, 0.018, 0.017]);

        Curves(figure).Should().OnlyContain(data => data.Count(letter => letter == 'M') == 2 && data.Count(letter => letter == 'L') == 2);
        Texts(figure).Should().Contain(text => text.StartsWith("2 losses are not finite", StringComparison.Ordinal));
    }

    [Fact]
    public void A_spike_is_cut_off_and_said()
    {
        var figure = Draw([.. Enumerable.Range(1, 40).Select(epoch => epoch == 20 ? 5 : 0.02 - epoch * 0.0001)]);

        Texts(figure).Should().Contain("2 losses are above the scale and not shown.");
        Texts(figure).Where(text => text.StartsWith("0.0")).Should().NotBeEmpty();
    }

    [Theory]
    [InlineData(0.018)]
    [InlineData(0.0)]
    [InlineData(1e300)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Any_loss_gives_finite_numbers_within_reach(double loss)
    {
        var numbers = Coordinates(Draw([loss, loss]));

        numbers.Should().NotBeEmpty().And.OnlyContain(number => Math.Abs(number) < 10_000);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(13)]
    [InlineData(200)]
    [InlineData(1234)]
    public void Epochs_are_marked_in_whole_round_numbers_that_do_not_touch(int epochs)
    {
        // Arrange
        var figure = Draw([.. Enumerable.Range(1, epochs).Select(epoch => 0.02 - epoch * 1e-6)]);
        // Act
        var marks = figure.Descendants(XName.Get("text", "http://www.w3.org/2000/svg")).Where(text => Regex.IsMatch(text.Value, @"^\d+$"))
            .Select(text => (X: double.Parse(text.Attribute("x")!.Value, CultureInfo.InvariantCulture), Width: 7.5 * text.Value.Length)).OrderBy(mark => mark.X).ToList();
        // Assert
        marks.Zip(marks.Skip(1)).Should().OnlyContain(pair => pair.First.X + pair.First.Width / 2 < pair.Second.X - pair.Second.Width / 2);
        marks.Should().HaveCountGreaterThanOrEqualTo(2).And.HaveCountLessThanOrEqualTo(24);
    }

    private static XElement Draw(double[] losses)
    {
        using var report = new WrittenReport(FakeReport.Part(FakeReport.Run(CellKind.Gru, 1, losses)));
        return report.Figure("loss-gru-64.svg");
    }

    // The legend's own strokes are curves too, but go from left to right by an "h".
    private static IEnumerable<string> Curves(XElement figure) => Elements(figure, "path", "curve").Select(path => path.Attribute("d")!.Value).Where(data => !data.Contains('h'));

    private static IEnumerable<double> Coordinates(XElement figure) => figure.Descendants().Attributes()
        .Where(attribute => attribute.Name.LocalName is "x" or "y" or "x1" or "y1" or "x2" or "y2" or "cx" or "cy" or "d" or "width" or "height" or "viewBox")
        .SelectMany(attribute => Regex.Split(attribute.Value, "[ MLHh]+").Where(part => part.Length > 0))
        .Select(part => double.Parse(part, NumberStyles.Float, CultureInfo.InvariantCulture));
}
