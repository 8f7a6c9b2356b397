using System.Globalization;
using Nocturne.Pipeline;
using Nocturne.Pipeline.Console;

// InvariantGlobalization is only a default: the environment can switch it off, and "12,5 s" is not what a reader of our output expects.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
var terminal = Terminal.Find(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable);
var isDebugging = Environment.GetEnvironmentVariable("NOCTURNE_DEBUG") is "1";
return new PipelineProgram(Console.Out, Console.Error, terminal, isDebugging).Run(args);
