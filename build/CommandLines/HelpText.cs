using System.Text;

namespace Build.CommandLines;

/// <summary>The output of --help.</summary>
public static class HelpText
{
    private static readonly (string Command, string Meaning)[] Examples =
    [
        ("./build.sh", "runs the main job: the experiment quickstart, from MIDI files to models, new MIDI and a report"),
        ("./build.sh --corpus=path/to/midi", "runs the main job on your own music"),
        ("./build.sh --target=Train --experiment=lab", "runs one stage and the stages it depends on"),
        ("./build.sh --target=Status --experiment=lab", "prints what would run, and why"),
        ("./build.sh --target=Train --experiment=lab --dry-run", "prints the same for the stages up to Train"),
        ("./build.sh --target=Compare --experiment=lab --baseline=quickstart", "compares settings and results of two experiments"),
        ("./build.sh --target=Results --experiment=lab", "copies the finished results of an experiment to files you can commit"),
        ("./build.sh --set=model.hidden=96 --set=training.epochs=20", "runs the main job with other settings"),
        ("./build.sh --target=Test", "runs all tests"),
        ("./build.sh --target=Fuzz --seed=2", "checks a million mutated MIDI files and ten thousand models, with another seed"),
        ("./build.sh --target=Check", "runs everything a change must pass"),
    ];

    /// <summary>Lists usage, targets, options and examples.</summary>
    public static string Of(IEnumerable<(string Name, string Description)> targets, IEnumerable<BuildOption> options)
    {
        var text = new StringBuilder();
        text.AppendLine("Usage: ./build.sh [--target=NAME] [options]        (Windows: ./build.ps1, same options)");
        text.AppendLine().AppendLine("Targets:");
        foreach (var (name, description) in targets)
            text.AppendLine($"  {name,-18} {description}");
        return text.Append(OptionsAndExamples(options)).ToString();
    }

    /// <summary>Lists options and examples, which Cake's own lists of targets lack.</summary>
    public static string OptionsAndExamples(IEnumerable<BuildOption> options)
    {
        var text = new StringBuilder();
        text.AppendLine().AppendLine("Options (--name=value or --name value):");
        foreach (var option in options)
            text.AppendLine($"  {option.Usage,-26} {option.Description}");
        text.AppendLine();
        text.AppendLine("Stages write a summary, even if they fail: artifacts/summary.json, and artifacts/summary.md for a job's page.");
        text.AppendLine("Exit codes: 0 everything is done; 1 an error; 129, 130 or 143 stopped because the terminal closed, by Ctrl+C");
        text.AppendLine("or by SIGTERM (call again to resume).");
        text.AppendLine().AppendLine("Examples:");
        foreach (var (command, meaning) in Examples)
            text.AppendLine($"  {command}").AppendLine($"      {meaning}");
        return text.ToString();
    }
}
