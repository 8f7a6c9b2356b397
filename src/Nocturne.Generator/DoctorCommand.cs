using System.CommandLine;

namespace Nocturne.Generator;

/// <summary><c>nocturne doctor</c>: what nocturne finds on this machine, and how to mend what is wrong.</summary>
internal static class DoctorCommand
{
    public const string Name = "doctor";

    public static Command Create()
    {
        var format = FormatOption.Create();
        var command = new Command(Name, "Says what nocturne finds on this machine and how to mend what is wrong; exit code 0 where all is well, 1 where something is not.") { format };
        command.SetAction(parsed =>
        {
            var report = Doctor.Examine();
            parsed.InvocationConfiguration.Output.WriteLine(
                parsed.GetValue(format) == OutputFormat.Json ? report.Json() : report.Prose());
            return report.Problems.Length == 0 ? Cli.Done : Cli.Failed;
        });
        return command;
    }
}
