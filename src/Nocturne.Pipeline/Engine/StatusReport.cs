using Nocturne.Corpora;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Engine;

/// <summary>Prints what would run, and why. Changes nothing.</summary>
internal sealed class StatusReport(StageContext context)
{
    private readonly StageRunner _runner = new(context);
    private readonly HashSet<(string Stage, string? Run)> _outdated = [];

    /// <summary>Prints a line for each stage and run.</summary>
    /// <param name="stages">The stages in order.</param>
    public void Print(IReadOnlyList<Stage> stages)
    {
        context.Voice.Say($"Experiment '{context.Experiment.Name}' in {context.Files.Artifacts}:");
        var total = 0;
        foreach (var stage in stages)
            foreach (var run in StageRunner.Runs(stage, context.Experiment))
            {
                total++;
                context.Voice.Say($"{stage.Name,-10} {run?.Name ?? "",-16} {Line(stage, run)}");
            }
        context.Voice.Say(Summary(total));
    }

    /// <summary>Prints the lines of some stages.</summary>
    /// <param name="stages">All stages in order. Earlier stages are taken into account.</param>
    /// <param name="asked">The stages to print.</param>
    public void Print(IReadOnlyList<Stage> stages, IReadOnlyList<Stage> asked)
    {
        foreach (var stage in stages.TakeWhile(stage => stage != asked[^1]).Append(asked[^1]))
            foreach (var run in StageRunner.Runs(stage, context.Experiment))
                if (Line(stage, run, asked.Contains(stage)) is var line && asked.Contains(stage))
                    context.Voice.Say($"{stage.Name,-10} {run?.Name ?? "",-16} {line}");
    }

    private string Summary(int total) => _outdated.Count switch
    {
        0 => "Everything is up to date.",
        var some when some == total => "Nothing is up to date; all stages would run.",
        1 => "1 of these would run; the others are up to date.",
        var some => $"{some} of these would run; the other {total - some} {(total - some == 1 ? "is" : "are")} up to date.",
    };

    private string Line(Stage stage, ExperimentRun? run, bool isAsked = true)
    {
        var waitsFor = stage.Needs.FirstOrDefault(
            need => StageRunner.Runs(need, context.Experiment).Any(needed => IsOutdated(need, needed, run)));
        var reason = Reason(stage, run, waitsFor, isAsked);
        if (reason is null && waitsFor is null)
            return "up to date";
        _outdated.Add((stage.Name, run?.Name));
        return (reason, waitsFor) switch
        {
            (null, _) => $"up to date until {waitsFor!.Name} has run",
            (_, null) => $"would run: {reason}",
            _ => $"would run after {waitsFor.Name}: {reason}",
        };
    }

    private bool IsOutdated(Stage need, ExperimentRun? needed, ExperimentRun? run) =>
        (run is null || needed is null || needed == run) && _outdated.Contains((need.Name, needed?.Name));

    // Without the corpus, a later stage does not know the path of its input.
    private string? Reason(Stage stage, ExperimentRun? run, Stage? waitsFor, bool isAsked)
    {
        try
        {
            return isAsked ? _runner.WhyRun(stage, run) : _runner.WhyOutdated(stage, run);
        }
        catch (CorpusException) when (waitsFor is not null)
        {
            return "not done yet";
        }
    }
}
