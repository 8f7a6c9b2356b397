using System.Diagnostics;

namespace Nocturne.Fuzz.Running;

/// <summary>Watches the workers: reports progress and detects a file that hangs.</summary>
internal sealed class Watch : IDisposable
{
    /// <summary>Time after which a file counts as hanging: a hundred times what reading takes on a busy machine.</summary>
    public static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(250);

    private readonly Work[] _works;
    private readonly Action<int, byte[]> _hangs;
    private readonly TimeSpan _longest;
    private readonly Action? _tell;
    private readonly ManualResetEventSlim _isOver = new();
    private readonly Thread _thread;

    /// <param name="workers">Number of workers.</param>
    /// <param name="hangs">Called once, with the number and the bytes of a file that hangs.</param>
    /// <param name="longest">Time limit for one file.</param>
    /// <param name="tell">Called several times a second to report progress, or <c>null</c> to report nothing.</param>
    public Watch(int workers, Action<int, byte[]> hangs, TimeSpan longest, Action? tell = null)
    {
        (_works, _hangs, _longest, _tell) = (new Work[workers], hangs, longest, tell);
        _thread = new Thread(Look) { IsBackground = true, Name = "watch" };
        _thread.Start();
    }

    /// <summary>Records that a worker starts a file.</summary>
    public void Begins(int worker, int number, byte[] file) =>
        Volatile.Write(ref _works[worker], new Work(number, file, Stopwatch.GetTimestamp()));

    /// <summary>Records that a worker is idle.</summary>
    public void Rests(int worker) => Volatile.Write(ref _works[worker]!, null!);

    public void Dispose()
    {
        _isOver.Set();
        _thread.Join();
        _isOver.Dispose();
    }

    private void Look()
    {
        while (!_isOver.Wait(Glance))
        {
            _tell?.Invoke();
            for (var worker = 0; worker < _works.Length; worker++)
                if (Volatile.Read(ref _works[worker]) is { } work && Stopwatch.GetElapsedTime(work.Start) > _longest)
                {
                    _hangs(work.Number, work.File);
                    return;
                }
        }
    }

    private sealed record Work(int Number, byte[] File, long Start);
}
