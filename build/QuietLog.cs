using Cake.Core;
using Cake.Core.Diagnostics;

namespace Build;

/// <summary>Cake's log, without the line that only announces a failure.</summary>
internal sealed class QuietLog(IConsole console) : ICakeLog
{
    private const string Announcement = "An error occurred when executing task";

    private readonly CakeBuildLog _log = new(console);

    public Verbosity Verbosity
    {
        get => _log.Verbosity;
        set => _log.Verbosity = value;
    }

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args)
    {
        var isAnnouncement = level == LogLevel.Error && format.StartsWith(Announcement, StringComparison.Ordinal);
        if (!isAnnouncement || Verbosity >= Verbosity.Normal)
            _log.Write(verbosity, level, format, args);
    }
}
