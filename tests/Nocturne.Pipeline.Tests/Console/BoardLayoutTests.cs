using Nocturne.Pipeline.Console;
using Nocturne.Training.Loop;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Tests.Console;

public class BoardLayoutTests
{
    private static readonly BoardRow Row = Under("gru-4x128-s0", new(
        12, 200, 0, 100, 61_234, TimeSpan.FromSeconds(3753), new(11, 0.016312, 0.017121, 10), new(9, 0.0165, 0.016901, 10)));

    private static readonly BoardRow Best = Under("rnn-1x64-s0", new(
        101, 200, 0, 100, 161_234, TimeSpan.FromSeconds(10), new(100, 0.025, 0.024, 1), new(100, 0.025, 0.024, 1)));

    [Fact]
    public void A_wide_terminal_shows_every_column()
    {
        Lines(width: 120).Should().Equal(
            "run                                       epoch      loss  validation              best  predictions/s     left",
            "gru-4x128-s0  ━───────────────────────   12/200  0.016312    0.017121     0.016901 in 9         61,234  1:02:33",
            "rnn-1x64-s0   ━━━━━━━━━━━━────────────  101/200  0.025000    0.024000*  0.024000 in 100        161,234     0:10",
            "3 of 24 runs done, 19 waiting   222,468 predictions/s   all done in 1:00:00");
    }

    [Theory]
    [InlineData(77)]
    [InlineData(57)]
    [InlineData(37)]
    [InlineData(10)]
    [InlineData(1)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Lines(width).Should().HaveCount(4).And.OnlyContain(line => line.Length <= width);

    [Theory]
    [InlineData(77)]
    [InlineData(57)]
    public void Terminals_of_80_and_60_columns_show_bar_epoch_losses_and_time_left(int width)
    {
        var line = Lines(width)[2];

        line.Should().MatchRegex(@"^rnn-1x64-s0 +━+─+ +101/200 +0\.0250(00)? +0\.0240(00)?\*.* 0:10$");
    }

    [Fact]
    public void The_best_loss_so_far_is_marked_without_colours()
    {
        Lines(77)[1].Should().NotContain("*");
        Lines(77)[2].Should().Contain("0.024000*");
    }

    [Fact]
    public void Runs_without_a_line_are_counted() =>
        BoardLayout.Lines(Snapshot([.. Enumerable.Repeat(Row, 8)]), 77, height: 6, isUnicode: true).Select(Text)
            .Should().HaveCount(6).And.HaveElementAt(4, "and 5 runs more");

    [Fact]
    public void Without_Unicode_the_bar_is_ASCII() =>
        string.Concat(BoardLayout.Lines(Snapshot([Best]), 77, 24, isUnicode: false).Select(Text))
            .Should().Contain("#-").And.MatchRegex(@"^[ -~]+$");

    [Fact]
    public void A_run_that_has_just_started_has_a_line() =>
        BoardLayout.Lines(Snapshot([Under("gru-1x64-s0", null)]), 77, 24, isUnicode: true).Select(Text).ElementAt(1)
            .Should().StartWith("gru-1x64-s0").And.Contain("0/200");

    private static string[] Lines(int width) => [.. BoardLayout.Lines(Snapshot([Row, Best]), width, 24, isUnicode: true).Select(Text)];

    private static string Text(IReadOnlyList<Segment> line) => string.Concat(line.Select(segment => segment.Text)).TrimEnd();

    private static BoardSnapshot Snapshot(IReadOnlyList<BoardRow> rows) => new(rows, 3, 24, TimeSpan.FromHours(1));

    private static BoardRow Under(string name, RunProgress? progress) => new(name, 200, progress);
}
