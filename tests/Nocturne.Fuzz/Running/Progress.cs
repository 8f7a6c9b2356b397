using System.Diagnostics;
using System.Globalization;

namespace Nocturne.Fuzz.Running;

/// <summary>How far a run is: one line that changes on a terminal, a line every half minute elsewhere.</summary>
/// <param name="what">What is done.</param>
/// <param name="count">Files of the whole run.</param>
internal sealed class Progress(string what, int count)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(30);

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly bool _isTerminal = !Console.IsOutputRedirected;
    private long _told = Stopwatch.GetTimestamp();
    private int _done;
    private int _findings;

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_start);

    /// <summary>Counts a file.</summary>
    public void Count(bool isFinding)
    {
        Interlocked.Increment(ref _done);
        if (isFinding)
            Interlocked.Increment(ref _findings);
    }

    /// <summary>Prints how far the run is, if it is time to.</summary>
    public void Tell()
    {
        if (!_isTerminal && Stopwatch.GetElapsedTime(_told) < BetweenLines)
            return;
        _told = Stopwatch.GetTimestamp();
        Console.Write(_isTerminal ? $"\r{Line()}\e[K" : $"{Line()}{Environment.NewLine}");
    }

    /// <summary>Clears the line that changes.</summary>
    public void End()
    {
        if (_isTerminal)
            Console.Write("\r\e[K");
    }

    private string Line()
    {
        var done = Volatile.Read(ref _done);
        var left = done == 0 ? TimeSpan.Zero : Elapsed * ((double)(count - done) / done);
        return string.Create(CultureInfo.InvariantCulture, $"{what}: {done:N0} of {count:N0}, {done / Elapsed.TotalSeconds:N0} a second, findings {_findings}, {left:h\\:mm\\:ss} left");
    }
}
