using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Stages.Board;

/// <summary>The board on a terminal, as wide as that is at the moment.</summary>
/// <param name="look">What to show now; called by the display's thread.</param>
internal sealed class BoardView(Func<BoardSnapshot> look) : Renderable
{
    // Room for the ^C that the terminal itself writes behind the last line: a line that it broke would be left behind.
    private const int Margin = 3;

    /// <inheritdoc/>
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var isFirst = true;
        foreach (var line in BoardLayout.Lines(look(), Math.Max(maxWidth - Margin, 1), options.ConsoleSize.Height - 1, options.Unicode))
        {
            if (!isFirst)
                yield return Segment.LineBreak;
            isFirst = false;
            foreach (var segment in line)
                yield return segment;
        }
    }
}
