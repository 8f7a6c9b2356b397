using System.Globalization;
using Nocturne.Pipeline.Stages.Board;

namespace Nocturne.Pipeline;

/// <summary>Tells how far many files are: nothing in the first seconds, then a line every few, with the time left. Safe for use by several threads.</summary>
/// <param name="what">What is done with them, as the line begins.</param>
/// <param name="total">How many there are.</param>
/// <param name="say">Takes the lines.</param>
/// <param name="clock">Time.</param>
internal sealed class Countdown(string what, int total, Action<string> say, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly long _began = clock.GetTimestamp();
    private TimeSpan _spoke;
    private int _done;

    /// <summary>Counts a file that is done.</summary>
    public void Step()
    {
        lock (_lock)
        {
            _done++;
            var elapsed = clock.GetElapsedTime(_began);
            if (elapsed - _spoke < Pause || _done == total)
                return;
            _spoke = elapsed;
            say(string.Create(CultureInfo.InvariantCulture, $"{what}: {_done:N0} of {total:N0} files; left {BoardText.Time(elapsed * ((double)(total - _done) / _done))}"));
        }
    }
}
