using Nocturne.Pipeline.Console;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Tests.Console;

public class VoiceTests
{
    [Fact]
    public void A_view_is_not_shown_where_there_is_no_terminal()
    {
        // Arrange
        var output = new StringWriter { NewLine = "\n" };
        var voice = new Voice(output);
        // Act
        using (voice.Show(new Text("42 %")))
            voice.Say("done");
        // Assert
        output.ToString().Should().Be("done\n");
    }

    [Fact]
    public void Lines_said_by_many_at_a_time_stand_whole_above_the_view()
    {
        // Arrange
        using var screen = new ScreenInMemory(width: 30);
        var voice = new Voice(screen.Output, screen.Console);
        // Act
        using (voice.Show(new Text("the first line of the view\nand the second one")))
            Parallel.For(0, 20, i => voice.Say($"said {i}"));
        // Assert: the view is taken away at the end.
        screen.See(screen.Written).Should().BeEquivalentTo(Enumerable.Range(0, 20).Select(i => $"said {i}"));
    }

    [Fact]
    public void While_it_is_shown_the_view_is_the_last_thing_on_the_screen()
    {
        // Arrange
        using var screen = new ScreenInMemory(width: 30);
        var voice = new Voice(screen.Output, screen.Console);
        using var drawn = new SemaphoreSlim(0);
        var seen = "";
        var view = new Watched(new Text("a view\nof two lines"), () =>
        {
            seen = screen.Written;              // what the frames before this one wrote
            drawn.Release();
        });
        // Act: a frame, one with the line, and the next one.
        using (voice.Show(view))
        {
            drawn.Wait();
            voice.Say("a line that is longer than the terminal is wide");
            drawn.Wait();
            drawn.Wait();
        }
        // Assert
        screen.See(seen).Should().Equal("a line that is longer than the", " terminal is wide", "a view", "of two lines");
    }

    [Fact]
    public void The_cursor_is_hidden_by_a_view_and_comes_back_with_its_end()
    {
        // Arrange
        using var screen = new ScreenInMemory(width: 30);
        var voice = new Voice(screen.Output, screen.Console);
        // Act
        voice.Show(new Text("a view")).Dispose();
        // Assert
        screen.Written.Should().Contain("\u001b[?25l");
        screen.HasCursor.Should().BeTrue();
    }

    [Fact]
    public void The_cursor_comes_back_when_the_process_is_about_to_be_stopped()
    {
        // Arrange
        using var screen = new ScreenInMemory(width: 30);
        var voice = new Voice(screen.Output, screen.Console);
        using var drawn = new SemaphoreSlim(0);
        using var shown = voice.Show(new Watched(new Text("a view"), () => drawn.Release()));
        drawn.Wait();
        // Act
        voice.Abandon();
        // Assert
        screen.HasCursor.Should().BeTrue();
    }

    [Fact]
    public void An_error_of_the_view_is_not_lost()
    {
        // Arrange
        using var screen = new ScreenInMemory(width: 30);
        var voice = new Voice(screen.Output, screen.Console);
        // Act
        var showing = () => voice.Show(new Failing()).Dispose();
        // Assert
        showing.Should().Throw<InvalidOperationException>().WithMessage("no view");
        screen.HasCursor.Should().BeTrue();
    }

    private sealed class Watched(IRenderable view, Action draws) : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
        {
            draws();
            return view.Render(options, maxWidth);
        }
    }

    private sealed class Failing : Renderable
    {
        protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth) =>
            throw new InvalidOperationException("no view");
    }
}
