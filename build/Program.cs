using System.Reflection;
using Build;
using Build.CommandLines;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

try
{
    var paths = Paths.OfThisCheckout();
    var targets = TargetsOf(Assembly.GetExecutingAssembly());
    var options = BuildOptions.All([.. targets.Select(target => target.Name)], paths.ExperimentNames());
    var arguments = CommandLine.Read(args, options).ToList();
    if (arguments.Contains("--help"))
    {
        Console.Write(HelpText.Of(targets, options));
        return 0;
    }

    if (arguments.Contains("--version"))
    {
        Console.WriteLine($"Nocturne {VersionOf(typeof(BuildContext))}, built with Cake {VersionOf(typeof(ICakeContext))}");
        return 0;
    }

    // Cake colours its messages wherever TERM names a terminal, into a file too.
    if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        Environment.SetEnvironmentVariable("NO_COLOR", "1");

    // Cake heads every task with a banner and ends with a table; the tasks say enough by themselves.
    if (!arguments.Exists(argument => argument == "--dryrun" || argument.StartsWith("--verbosity=", StringComparison.Ordinal)))
        arguments.Add("--verbosity=minimal");
    var exitCode = new CakeHost()
        .UseContext<BuildContext>()
        .ConfigureServices(services => services.AddSingleton<ICakeLog, QuietLog>().AddSingleton<ICakeReportPrinter, QuietReport>())
        .Run(arguments);
    if (arguments.Contains("--description") || arguments.Contains("--tree"))
        Console.Write(HelpText.OptionsAndExamples(options));
    Console.Error.Flush();
    if (BuildContext.LastLine is { } line)
        Console.WriteLine(line);
    return exitCode == 0 ? 0 : 1;
}
catch (BuildException problem)
{
    Console.Error.WriteLine(problem.Message);
    return 1;
}

static List<(string Name, string Description)> TargetsOf(Assembly assembly) =>
[
    .. assembly.GetExportedTypes()
        .Select(type => (Name: type.GetCustomAttribute<TaskNameAttribute>()?.Name, Description: type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description))
        .Where(task => task.Name is not null)
        .Select(task => (task.Name!, task.Description ?? ""))
        .OrderBy(task => task.Item1, StringComparer.Ordinal),
];

static string VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "?";
