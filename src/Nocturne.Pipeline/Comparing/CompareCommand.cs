using System.Text.Json;
using Nocturne.Pipeline.Stages;
using Spectre.Console;

namespace Nocturne.Pipeline.Comparing;

/// <summary>Compares two experiments by what their stages have come to so far. Changes nothing.</summary>
internal static class CompareCommand
{
    /// <summary>Ways to print a comparison.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "md", "json"];

    /// <summary>Prints what changes from the baseline to the experiment.</summary>
    /// <param name="files">Where everything is.</param>
    /// <param name="line">The names and the format.</param>
    /// <param name="output">Where to.</param>
    /// <param name="terminal">The terminal that the output goes to; <c>null</c> where it is none.</param>
    /// <exception cref="PipelineException">One of them has no results.</exception>
    public static void Run(Workspace files, CommandLine line, TextWriter output, IAnsiConsole? terminal)
    {
        if (line.Baseline is not { } baseline)
            throw new PipelineException("compare needs an experiment to compare with: --baseline=NAME.");
        if (baseline == line.Experiment)
            throw new PipelineException($"--experiment and --baseline are both '{baseline}'; name two experiments.");
        var comparison = Comparer.Compare(ExperimentResults.Read(files, baseline), ExperimentResults.Read(files, line.Experiment));
        if (line.Format == "json")
            output.WriteLine(JsonSerializer.Serialize(comparison, PipelineJson.Default.Comparison));
        else if (line.Format == "md")
            output.Write(ComparisonMarkdown.Of(comparison));
        else
            ComparisonText.Write(comparison, output, terminal);
        output.Flush();
    }
}
