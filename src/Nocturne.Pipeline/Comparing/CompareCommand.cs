using System.Text.Json;
using Nocturne.Pipeline.Console;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Spectre.Console;

namespace Nocturne.Pipeline.Comparing;

/// <summary>Compares the results that two experiments have so far. Changes nothing.</summary>
internal static class CompareCommand
{
    /// <summary>Prints the changes from the baseline to the experiment.</summary>
    /// <param name="files">Where everything is.</param>
    /// <param name="line">The names and the format.</param>
    /// <param name="output">Where to print.</param>
    /// <param name="terminal">The terminal of the output, or <c>null</c> if the output is not a terminal.</param>
    /// <exception cref="PipelineException">An experiment has no results.</exception>
    public static void Run(Workspace files, CommandLine line, TextWriter output, IAnsiConsole? terminal)
    {
        var experiment = line.Experiments.Single();
        if (line.Baseline is not { } baseline)
            throw new PipelineException("compare needs an experiment to compare with; add --baseline=NAME.");
        if (baseline == experiment)
            throw new PipelineException($"--experiment and --baseline are both '{baseline}'; name two different experiments.");
        var comparison = Comparer.Compare(ExperimentResults.Read(files, baseline), ExperimentResults.Read(files, experiment));
        if (line.Format == "json")
            output.WriteLine(JsonSerializer.Serialize(comparison, ComparisonJson.Default.Comparison));
        else
            ComparisonText.Write(comparison, output, terminal);
        output.Flush();
    }
}
