using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Console;

/// <summary>Keeps a view at the bottom of a terminal, below the lines that are written meanwhile.</summary>
/// <remarks>A single thread writes both, so they never interleave.</remarks>
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

    /// <summary>Starts to show a view.</summary>
    /// <param name="terminal">The terminal; nothing else may write to it.</param>
    /// <param name="view">The view; it is rendered again for each frame.</param>
    public LiveScreen(IAnsiConsole terminal, IRenderable view)
    {
        (_terminal, _view) = (terminal, view);
        _painter = new Thread(Paint) { IsBackground = true, Name = "live display" };
        _painter.Start();
    }

    /// <summary>Queues a line to be written above the view.</summary>
    public void Say(string line)
    {
        ThrowError();
        _lines.Enqueue(line);
        // If the painter failed in the meantime, the line is never written, and the caller must know.
        ThrowError();
    }

    /// <summary>Removes the view; the lines stay, and the cursor is visible again.</summary>
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
            _error = error;                     // rethrown to the caller with the next line or at the end
        }
    }

    // Spectre.Console's live view never shrinks. In a terminal that becomes narrower, each of its lines would wrap, so a new view starts.
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

    // The live view's render hook first moves the cursor to the view's first line, then redraws the view below the lines, in one write.
    // Long lines are left to the terminal to wrap, so that a copied line is complete.
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
