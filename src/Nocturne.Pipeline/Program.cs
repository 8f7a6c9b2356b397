using Nocturne.Pipeline;
using Nocturne.Pipeline.Terminals;

var terminal = Terminal.Find(Console.Out, Console.IsOutputRedirected, Environment.GetEnvironmentVariable);
var isDebugging = Environment.GetEnvironmentVariable("NOCTURNE_DEBUG") is "1";
return new PipelineProgram(Console.Out, Console.Error, terminal, isDebugging).Run(args);
