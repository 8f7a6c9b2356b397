using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Nocturne.Generator;

// The environment can switch InvariantGlobalization off, and programs that read the output expect "12.5 s".
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// Ctrl+C, SIGTERM and a closed terminal stop before the next note. No partial file is left.
using var stop = new CancellationTokenSource();
var (signal, first) = (0, 0L);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Stop(context, number: 1));
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, number: 2));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, number: 15));

var exitCode = Cli.Run(args, Console.Out, Console.Error, stop.Token);
return exitCode == Cli.Interrupted ? 128 + signal : exitCode;

// A second signal after one second exits immediately, for example if a read from an empty pipe never returns.
void Stop(PosixSignalContext context, int number)
{
    context.Cancel = signal == 0 || Stopwatch.GetElapsedTime(first).TotalSeconds < 1;
    if (signal != 0)
        return;
    (signal, first) = (number, Stopwatch.GetTimestamp());
    stop.Cancel();
}
