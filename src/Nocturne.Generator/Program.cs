using System.Runtime.InteropServices;
using System.Text;
using Nocturne.Generator;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

// Ctrl-C and a polite kill stop between two notes: no file is ever half there.
using var stop = new CancellationTokenSource();
var signal = 0;
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Stop(context, number: 2));
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, number: 15));

var exitCode = Cli.Run(args, Console.Out, Console.Error, stop.Token);
return signal == 0 ? exitCode : 128 + signal;

void Stop(PosixSignalContext context, int number)
{
    context.Cancel = true;
    signal = number;
    stop.Cancel();
}
