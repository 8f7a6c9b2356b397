using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Console;

/// <summary>Output of the pipeline: lines, and on a terminal a live view below them. Thread-safe.</summary>
/// <param name="output">Where to print.</param>
/// <param name="terminal">The terminal of the output, or <c>null</c> if the output is not a terminal.</param>
internal sealed class Voice(TextWriter output, IAnsiConsole? terminal = null)
{
    private const string CursorOn = "\u001b[?25h";

    private readonly Lock _lock = new();
    private LiveScreen? _display;

    /// <summary>The terminal, or <c>null</c> if the output is not a terminal.</summary>
    public IAnsiConsole? Terminal => terminal;

    /// <summary>Prints a line.</summary>
    public void Say(string line)
    {
        lock (_lock)
        {
            if (_display is not null)
            {
                _display.Say(line);
                return;
            }
            output.WriteLine(line);
            output.Flush();
        }
    }

    /// <summary>Keeps a view below the lines until the returned object is disposed. Does nothing if the output is not a terminal.</summary>
    /// <param name="view">The view; another thread renders it several times per second.</param>
    public IDisposable Show(IRenderable view)
    {
        lock (_lock)
        {
            if (_display is not null)
                throw new InvalidOperationException("A live view is already shown.");
            _display = terminal is null ? null : new LiveScreen(terminal, view);
        }
        return new Showing(this);
    }

    /// <summary>Restores the cursor without waiting for other threads, because the process is about to end.</summary>
    public void Abandon()
    {
        if (_display is null)
            return;
        output.WriteLine(CursorOn);
        output.Flush();
    }

    private void Close()
    {
        lock (_lock)
        {
            var display = _display;
            _display = null;
            display?.Dispose();
        }
    }

    private sealed class Showing(Voice voice) : IDisposable
    {
        public void Dispose() => voice.Close();
    }
}
