using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Nocturne.Generator;

// InvariantGlobalization is only a default: the environment can switch it off, and "12,5 s" is not what a reader of our output expects.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// Ctrl-C, a polite kill and a terminal that is closed stop between two notes: no file is ever half there.
using var stop = new CancellationTokenSource();
var (signal, first) = (0, 0L);
using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, context => Stop(context, number: 1));
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, number: 2));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, number: 15));

var exitCode = Cli.Run(args, Console.Out, Console.Error, stop.Token);
return exitCode == Cli.Interrupted ? 128 + signal : exitCode;

// Whoever asks again after a second does not get what was asked for, such as where a model comes out of a pipe that stays empty: then it ends at once.
void Stop(PosixSignalContext context, int number)
{
    context.Cancel = signal == 0 || Stopwatch.GetElapsedTime(first).TotalSeconds < 1;
    if (signal != 0)
        return;
    (signal, first) = (number, Stopwatch.GetTimestamp());
    stop.Cancel();
}
