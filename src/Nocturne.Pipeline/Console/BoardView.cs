using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Console;

/// <summary>Renders the board at the current width of the terminal.</summary>
/// <param name="look">Gets the current state; called on the display's thread.</param>
internal sealed class BoardView(Func<BoardSnapshot> look) : Renderable
{
    // The terminal prints ^C after the last line. Without room for it the line would wrap and could not be erased.
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
