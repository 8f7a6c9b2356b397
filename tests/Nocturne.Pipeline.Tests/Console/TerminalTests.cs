using Nocturne.Pipeline.Console;

namespace Nocturne.Pipeline.Tests.Console;

public class TerminalTests
{
    [Theory]
    [InlineData("TERM", "dumb")]
    [InlineData("CI", "true")]
    [InlineData("CI", "1")]
    public void Where_nobody_looks_on_there_is_no_terminal(string name, string value)
    {
        var terminal = Terminal.Find(TextWriter.Null, isRedirected: false, variable => variable == name ? value : null);

        terminal.Should().BeNull();
    }

    [Fact]
    public void A_file_is_no_terminal() => Terminal.Find(TextWriter.Null, isRedirected: true, _ => null).Should().BeNull();
}
