using Cake.Core;
using Cake.Core.Diagnostics;

namespace Build;

/// <summary>Cake's table of tasks and durations, printed only with <c>--verbosity=normal</c> or higher.</summary>
internal sealed class QuietReport(IConsole console, ICakeContext context) : ICakeReportPrinter
{
    private readonly CakeReportPrinter _printer = new(console, context);

    public void Write(CakeReport report)
    {
        if (context.Log.Verbosity >= Verbosity.Normal)
            _printer.Write(report);
    }

    public void WriteLifeCycleStep(string name, Verbosity verbosity) => _printer.WriteLifeCycleStep(name, verbosity);

    public void WriteSkippedStep(string name, Verbosity verbosity) => _printer.WriteSkippedStep(name, verbosity);

    public void WriteStep(string name, Verbosity verbosity) => _printer.WriteStep(name, verbosity);
}
