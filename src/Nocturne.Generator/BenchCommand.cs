using System.CommandLine;

namespace Nocturne.Generator;

/// <summary><c>nocturne bench</c>: measures how fast a model composes on this machine.</summary>
internal static class BenchCommand
{
    public const string Name = "bench";

    public static Command Create(CancellationToken cancellation)
    {
        var model = ModelArgument.Create();
        var options = new OptionTable<BenchRequest>(BenchRequest.Table);
        var command = new Command(
            Name, "Measures the time to the first note, and notes per second of one piece and of batches.") { model };
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var request = options.Read(parsed);
            var report = new Bench(parsed.GetRequiredValue(model), request, cancellation).Run();
            parsed.InvocationConfiguration.Output.WriteLine(request.Format == OutputFormat.Json ? report.Json() : report.Prose());
            return Cli.Done;
        });
        return command;
    }
}
