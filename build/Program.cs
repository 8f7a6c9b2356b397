using System.Globalization;
using System.Reflection;
using Build;
using Build.CommandLines;
using Build.Processes;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Frosting;
using Microsoft.Extensions.DependencyInjection;

// The environment can override InvariantGlobalization, and the output must not depend on the culture of the machine.
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

    // Cake uses colours whenever TERM names a terminal, even if the output goes to a file.
    if (Console.IsOutputRedirected || Console.IsErrorRedirected)
        Environment.SetEnvironmentVariable("NO_COLOR", "1");

    // If this call fails early, an old summary must not look like its result.
    var asked = ValuesOf("--target=").ToList();
    var isDryRun = arguments.Contains("--dry-run");
    if (isDryRun && !StageTargets.AreAll(asked))
        arguments.Add("--dryrun");
    else if (!isDryRun && StageTargets.EndWithSummary(asked))
        DeleteSummaries(ValuesOf("--artifacts=").FirstOrDefault() ?? paths.Artifacts);

    // Cake's banners and its final table only repeat what the tasks print.
    if (!arguments.Exists(argument => argument == "--dryrun" || argument.StartsWith("--verbosity=", StringComparison.Ordinal)))
        arguments.Add("--verbosity=minimal");
    var exitCode = new CakeHost()
        .UseContext<BuildContext>()
        .ConfigureServices(services => services.AddSingleton<ICakeLog, QuietLog>().AddSingleton<ICakeReportPrinter, QuietReport>())
        .Run(arguments);
    if (exitCode == 0)
        BuildContext.AfterTasks?.Invoke();
    if (arguments.Contains("--description") || arguments.Contains("--tree"))
        Console.Write(HelpText.OptionsAndExamples(options));
    Console.Error.Flush();
    if (BuildContext.LastLine is { } line)
        Console.WriteLine(line);
    return exitCode == 0 ? 0 : ChildProcess.StoppedWith ?? 1;

    IEnumerable<string> ValuesOf(string option) => arguments
        .Where(argument => argument.StartsWith(option, StringComparison.Ordinal)).Select(argument => argument[option.Length..]);
}
catch (Exception problem) when (problem is BuildException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(problem.Message);
    return ChildProcess.StoppedWith ?? 1;
}

static List<(string Name, string Description)> TargetsOf(Assembly assembly) =>
[
    .. assembly.GetExportedTypes()
        .Where(type => type.IsDefined(typeof(TaskNameAttribute)))
        .Select(type => (
            type.GetCustomAttribute<TaskNameAttribute>()!.Name,
            type.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? ""))
        .OrderBy(task => task.Name, StringComparer.Ordinal),
];

static void DeleteSummaries(string folder)
{
    foreach (var name in (string[])["summary.json", "summary.md"])
        if (File.Exists(Path.Combine(folder, name)))
            File.Delete(Path.Combine(folder, name));
}

static string VersionOf(Type type) => type.Assembly.GetName().Version?.ToString(3) ?? "?";
