using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Terminals;

/// <summary>Keeps a view at the bottom of a terminal, below the lines that are said meanwhile. One thread of its own writes all of it, so that nothing tears.</summary>
internal sealed class LiveScreen : IDisposable
{
    private const string EraseBelow = "\u001b[J";
    private static readonly TimeSpan BetweenFrames = TimeSpan.FromSeconds(0.25);

    private readonly IAnsiConsole _terminal;
    private readonly IRenderable _view;
    private readonly ConcurrentQueue<string> _lines = [];
    private readonly ManualResetEventSlim _end = new();
    private readonly Thread _painter;
    private Exception? _error;

    /// <summary>Begins to show a view.</summary>
    /// <param name="terminal">Where; nobody else may write to it.</param>
    /// <param name="view">What; it is asked anew for each frame.</param>
    public LiveScreen(IAnsiConsole terminal, IRenderable view)
    {
        (_terminal, _view) = (terminal, view);
        _painter = new Thread(Paint) { IsBackground = true, Name = "live display" };
        _painter.Start();
    }

    /// <summary>Writes a line above the view, soon.</summary>
    public void Say(string line)
    {
        ThrowError();
        _lines.Enqueue(line);
        // Whoever says a line while the painter fails must not believe that it was said.
        ThrowError();
    }

    /// <summary>Takes the view away, and leaves the lines and a cursor to be seen.</summary>
    public void Dispose()
    {
        _end.Set();
        _painter.Join();
        _end.Dispose();
        ThrowError();
    }

    private void Paint()
    {
        try
        {
            do
                _terminal.Live(_view).AutoClear(true).Overflow(VerticalOverflow.Crop).Start(PaintAtOneSize);
            while (!_end.IsSet);
            WriteLines();
        }
        catch (Exception error)
        {
            _error = error;                     // thrown again by whoever says the next line, or at the end
        }
    }

    // A live view never gets smaller again than it once was: on a terminal that did, each of its lines would be broken in two.
    private void PaintAtOneSize(LiveDisplayContext context)
    {
        var size = (_terminal.Profile.Width, _terminal.Profile.Height);
        do
        {
            if (!WriteLines())
                context.Refresh();
        }
        while (!_end.Wait(BetweenFrames) && size == (_terminal.Profile.Width, _terminal.Profile.Height));
    }

    // The hook of the live view puts the cursor on its first line before this and draws it again below, all in one write. The
    // lines go out as they are: the terminal breaks a long one, and whoever copies it gets it whole.
    private bool WriteLines()
    {
        var text = "";
        while (_lines.TryDequeue(out var line))
            text += line + "\n";
        if (text.Length > 0)
            _terminal.Write(new ControlCode(EraseBelow + text));
        return text.Length > 0;
    }

    private void ThrowError()
    {
        if (Volatile.Read(ref _error) is { } error)
            ExceptionDispatchInfo.Throw(error);
    }
}
