using System.Diagnostics;
using System.Globalization;

namespace Nocturne.Fuzz.Running;

/// <summary>Prints the progress of a run: one updated line on a terminal, otherwise a line every 30 seconds.</summary>
/// <param name="what">Name of the run.</param>
/// <param name="count">Number of files in the run.</param>
internal sealed class Progress(string what, int count)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private long _told = Stopwatch.GetTimestamp();
    private int _done;
    private int _findings;

    /// <summary>Time since the run started.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts a file.</summary>
    public void Count(bool isFinding)
    {
        Interlocked.Increment(ref _done);
        if (isFinding)
            Interlocked.Increment(ref _findings);
    }

    /// <summary>Prints the progress if it is due.</summary>
    public void Tell()
    {
        if (!_isTerminal && Stopwatch.GetElapsedTime(_told) < BetweenLines)
            return;
        _told = Stopwatch.GetTimestamp();
        Console.Write(_isTerminal ? $"\r{Line()}\e[K" : $"{Line()}{Environment.NewLine}");
    }

    /// <summary>Clears the progress line.</summary>
    public void End()
    {
        if (_isTerminal)
            Console.Write("\r\e[K");
    }

    private string Line()
    {
        var done = Volatile.Read(ref _done);
        var left = done == 0 ? TimeSpan.Zero : Elapsed * ((double)(count - done) / done);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{what}: {done:N0} of {count:N0}, {done / Elapsed.TotalSeconds:N0} per second, {_findings} findings, {left:h\\:mm\\:ss} left");
    }
}
