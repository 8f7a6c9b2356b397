using System.Text;

namespace Build.CommandLines;

/// <summary>What --help prints.</summary>
public static class HelpText
{
    private static readonly (string Command, string Meaning)[] Examples =
    [
        ("./build.sh", "the main job: the experiment quickstart, from MIDI files to models, new MIDI and a report"),
        ("./build.sh --corpus=path/to/midi", "the same on your own music"),
        ("./build.sh --target=Train --experiment=lab", "one stage, with all that it needs"),
        ("./build.sh --target=Status --experiment=lab", "what would run, and why"),
        ("./build.sh --target=Train --experiment=lab --dry-run", "the same for the stages up to that one"),
        ("./build.sh --target=Compare --experiment=lab --baseline=quickstart", "settings and results of two experiments, with the change"),
        ("./build.sh --target=Results --experiment=lab", "what is finished of an experiment, as files to commit"),
        ("./build.sh --set=model.hidden=96 --set=training.epochs=20", "an experiment with other settings"),
        ("./build.sh --target=Test", "all tests"),
        ("./build.sh --target=Fuzz --seed=2", "a million mutated MIDI files and ten thousand models, other ones than with seed 1"),
        ("./build.sh --target=Check", "all that a change has to pass"),
    ];

    /// <summary>Usage, targets, options and examples.</summary>
    public static string Of(IEnumerable<(string Name, string Description)> targets, IEnumerable<BuildOption> options)
    {
        var text = new StringBuilder();
        text.AppendLine("Usage: ./build.sh [--target=NAME] [options]        (Windows: ./build.ps1, same options)");
        text.AppendLine().AppendLine("Targets:");
        foreach (var (name, description) in targets)
            text.AppendLine($"  {name,-18} {description}");
        return text.Append(OptionsAndExamples(options)).ToString();
    }

    /// <summary>The part that Cake's own lists of targets lack.</summary>
    public static string OptionsAndExamples(IEnumerable<BuildOption> options)
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine("Options (--name=value or --name value):");
        foreach (var option in options)
            text.AppendLine($"  {option.Usage,-26} {option.Description}");
        text.AppendLine().AppendLine("Stages end with a summary, failed ones too: artifacts/summary.json for programs, artifacts/summary.md for a job's page.");
        text.AppendLine("Exit codes: 0 all that was asked for is done; 1 something went wrong, the command line too; 129, 130 and 143 stopped");
        text.AppendLine("by the terminal's end, Ctrl-C and SIGTERM: call again to go on.");
        text.AppendLine().AppendLine("Examples:");
        foreach (var (command, meaning) in Examples)
            text.AppendLine($"  {command}").AppendLine($"      {meaning}");
        return text.ToString();
    }
}
