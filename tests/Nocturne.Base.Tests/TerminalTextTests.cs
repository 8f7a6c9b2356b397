namespace Nocturne.Base.Tests;

public sealed class TerminalTextTests
{
    [Fact]
    public void Control_characters_are_replaced_and_line_feeds_kept() =>
        TerminalText.Printable("red\u001b[31m\u0007\u2028\nnext").Should().Be("red?[31m??\nnext");

    [Theory]
    [InlineData("  one\r\n\ttwo \n\n three\u0007\n", "one two three?")]
    [InlineData("'a  b' stays", "'a  b' stays")]
    public void Lines_become_one(string text, string line) => TerminalText.OneLine(text).Should().Be(line);
}
