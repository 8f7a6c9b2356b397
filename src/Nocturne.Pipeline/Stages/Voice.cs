using Nocturne.Pipeline.Terminals;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Stages;

/// <summary>What the pipeline says: lines, and on a terminal a live view below them. Safe for use by several threads.</summary>
/// <param name="output">Where to.</param>
/// <param name="terminal">The terminal that the output goes to; <c>null</c> where it is none.</param>
internal sealed class Voice(TextWriter output, IAnsiConsole? terminal = null)
{
    private const string CursorOn = "\u001b[?25h";

    private readonly Lock _lock = new();
    private LiveScreen? _display;

    /// <summary>The terminal; <c>null</c> where the output goes elsewhere.</summary>
    public IAnsiConsole? Terminal => terminal;

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

    /// <summary>Keeps a view below the lines until it is disposed of; nothing where the output is no terminal.</summary>
    /// <param name="view">The view; it is asked anew several times a second, by another thread.</param>
    public IDisposable Show(IRenderable view)
    {
        lock (_lock)
        {
            if (_display is not null)
                throw new InvalidOperationException("There is a live view already.");
            _display = terminal is null ? null : new LiveScreen(terminal, view);
        }
        return new Showing(this);
    }

    /// <summary>Makes the terminal fit for others at once, without waiting for anybody: the process is about to be stopped.</summary>
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
