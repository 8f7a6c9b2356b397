using System.Globalization;
using System.Reflection;
using Build;
using Build.CommandLines;
using Build.Processes;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

// InvariantGlobalization is only a default: the environment can switch it off, and "12,5 s" is not what a reader of our output expects.
CultureInfo.CurrentCulture = CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
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

    // What an earlier call came to must not be taken for what this one will, wherever this one ends.
    var asked = ValuesOf("--target=").ToList();
    var isDryRun = arguments.Contains("--dry-run");
    if (isDryRun && !StageTargets.AreAll(asked))
        arguments.Add("--dryrun");
    else if (!isDryRun && StageTargets.EndWithSummary(asked))
        DeleteSummaries(ValuesOf("--artifacts=").FirstOrDefault() ?? paths.Artifacts);

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
    return exitCode == 0 ? 0 : ChildProcess.StoppedWith ?? 1;

    IEnumerable<string> ValuesOf(string option) => arguments.Where(argument => argument.StartsWith(option, StringComparison.Ordinal)).Select(argument => argument[option.Length..]);
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

static void DeleteSummaries(string folder)
{
    foreach (var name in (string[])["summary.json", "summary.md"])
        if (File.Exists(Path.Combine(folder, name)))
            File.Delete(Path.Combine(folder, name));
}

static string VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "?";
