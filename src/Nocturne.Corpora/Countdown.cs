using System.Globalization;

namespace Nocturne.Corpora;

/// <summary>Reports progress over many files: a line with the time left every five seconds. Thread-safe.</summary>
/// <param name="what">Beginning of each line: what is done with the files.</param>
/// <param name="total">Number of files.</param>
/// <param name="say">Receives the lines.</param>
/// <param name="clock">The clock.</param>
public sealed class Countdown(string what, int total, Action<string> say, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly long _began = clock.GetTimestamp();
    private TimeSpan _lastLine;
    private int _done;

    /// <summary>Counts a file as done.</summary>
    public void Step()
    {
        lock (_lock)
        {
            _done++;
            var elapsed = clock.GetElapsedTime(_began);
            if (elapsed - _lastLine < Pause || _done == total)
                return;
            _lastLine = elapsed;
            var left = ShownDuration.Of(elapsed * ((double)(total - _done) / _done));
            say(string.Create(CultureInfo.InvariantCulture, $"{what}: {_done:N0} of {total:N0} files; left {left}"));
        }
    }
}
