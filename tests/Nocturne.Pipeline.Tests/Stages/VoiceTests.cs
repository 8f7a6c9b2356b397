using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Tests.Stages;

public class VoiceTests
{
    [Fact]
    public void A_line_that_is_written_over_is_not_shown_where_there_is_no_terminal()
    {
        var output = new StringWriter();
        var voice = new Voice(output);

        voice.Show("42 %");

        output.ToString().Should().BeEmpty();
    }

    [Fact]
    public void A_line_is_wiped_before_the_next_one_is_said()
    {
        var output = new StringWriter { NewLine = "\n" };
        var voice = new Voice(output, () => 80);

        voice.Show("42 %");
        voice.Say("done");

        output.ToString().Should().Be("42 %\r    \rdone\n");
    }

    [Fact]
    public void A_line_never_runs_over_the_edge_of_the_terminal()
    {
        var output = new StringWriter();
        var voice = new Voice(output, () => 5);

        voice.Show("123456789");

        output.ToString().Should().Be("1234");
    }
}
