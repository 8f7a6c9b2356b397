using System.CommandLine;
using Nocturne.Generation;

namespace Nocturne.Generator;

/// <summary><c>nocturne bench</c>: how fast a model composes here.</summary>
internal static class BenchCommand
{
    public const string Name = "bench";

    public static Command Create(CancellationToken cancellation)
    {
        var model = ModelArgument.Create();
        var seconds = RangedOption.Real("--seconds", 1, 0.01, 60, "About how long to measure each figure.");
        var (device, format) = (DeviceOption.Create(), FormatOption.Create());
        var command = new Command(Name, "Measures how fast a model composes: its first note, notes a second of one piece and of many side by side.") { model, seconds, device, format };
        command.SetAction(parsed =>
        {
            var bench = new Bench(parsed.GetRequiredValue(model), parsed.GetValue(device) ?? DevicePreference.Auto, parsed.GetValue(seconds), cancellation);
            var report = bench.Run();
            parsed.InvocationConfiguration.Output.WriteLine(
                parsed.GetValue(format) == OutputFormat.Json ? report.Json() : report.Prose());
            return Cli.Done;
        });
        return command;
    }
}
