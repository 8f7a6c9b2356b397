using Nocturne.Pipeline;

Func<int>? terminalWidth = Console.IsOutputRedirected ? null : () => Console.WindowWidth;
var isDebugging = Environment.GetEnvironmentVariable("NOCTURNE_DEBUG") is "1";
return new PipelineProgram(Console.Out, Console.Error, terminalWidth, isDebugging).Run(args);
