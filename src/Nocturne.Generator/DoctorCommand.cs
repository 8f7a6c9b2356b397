using System.CommandLine;

namespace Nocturne.Generator;

/// <summary><c>nocturne doctor</c>: checks this machine.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create()
    {
        var options = new OptionTable<OutputFormat>(FormatOption.Table());
        var command = new Command(Name, "Checks this machine and says how to fix problems. The exit code is 1 if there is a problem.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            var report = Doctor.Examine();
            parsed.InvocationConfiguration.Output.WriteLine(options.Read(parsed) == OutputFormat.Json ? report.Json() : report.Prose());
            return report.Problems.Length == 0 ? Cli.Done : Cli.Failed;
        });
        return command;
    }
}
