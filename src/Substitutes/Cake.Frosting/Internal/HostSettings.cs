using System.ComponentModel;
using Cake.Cli;
using Cake.Core.Diagnostics;
using Spectre.Console.Cli;

namespace Cake.Frosting.Internal;

/// <summary>The options that Cake itself takes; all others reach the tasks as Cake's arguments.</summary>
internal sealed class HostSettings : CommandSettings
{
    [CommandOption("-t|--target <TARGET>")]
    [DefaultValue("Default")]
    [Description("Task to run, with those it depends on.")]
    public string[] Targets { get; set; } = [];

    [CommandOption("-e|--exclusive")]
    [Description("Runs the task without those it depends on.")]
    public bool Exclusive { get; set; }

    [CommandOption("-v|--verbosity <VERBOSITY>")]
    [TypeConverter(typeof(VerbosityConverter))]
    [DefaultValue(Verbosity.Normal)]
    [Description("How much Cake says: Quiet, Minimal, Normal, Verbose or Diagnostic.")]
    public Verbosity Verbosity { get; set; }

    [CommandOption("--description")]
    [Description("Lists the tasks, each with its description.")]
    public bool Description { get; set; }

    [CommandOption("--tree")]
    [Description("Shows which task depends on which.")]
    public bool Tree { get; set; }

    [CommandOption("--dryrun")]
    [Description("Names the tasks that would run, in order, and runs none.")]
    public bool DryRun { get; set; }

    [CommandOption("--version")]
    [Description("Prints Cake's version.")]
    public bool Version { get; set; }
}
