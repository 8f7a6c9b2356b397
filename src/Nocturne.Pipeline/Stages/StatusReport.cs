using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Says what would run, and why. Changes nothing.</summary>
internal sealed class StatusReport(StageContext context)
{
    private readonly StageRunner _runner = new(context);
    private readonly HashSet<(string Stage, string? Run)> _outdated = [];

    /// <summary>Prints a line for each stage and run.</summary>
    /// <param name="stages">The stages in their order.</param>
    public void Print(IReadOnlyList<Stage> stages)
    {
        context.Voice.Say($"Experiment '{context.Experiment.Name}' in {context.Files.Artifacts}");
        var total = 0;
        foreach (var stage in stages)
            foreach (var run in StageRunner.Runs(stage, context.Experiment))
            {
                total++;
                context.Voice.Say($"{stage.Name,-10} {run?.Name ?? "",-16} {Line(stage, run)}");
            }
        context.Voice.Say(Summary(total));
    }

    /// <summary>Prints the lines of one stage.</summary>
    /// <param name="stages">The stages in their order; what those before it would do counts.</param>
    /// <param name="stage">The stage.</param>
    public void Print(IReadOnlyList<Stage> stages, Stage stage)
    {
        foreach (var each in stages.TakeWhile(each => each != stage).Append(stage))
            foreach (var run in StageRunner.Runs(each, context.Experiment))
                if (Line(each, run, asked: stage) is var line && each == stage)
                    context.Voice.Say($"{stage.Name,-10} {run?.Name ?? "",-16} {line}");
    }

    private string Summary(int total) => _outdated.Count switch
    {
        0 => "All is up to date.",
        var some when some == total => "Nothing is up to date: all of this would run.",
        1 => "One of these would run; all others are up to date.",
        var some => $"{some} of these would run; the other {total - some} {(total - some == 1 ? "is" : "are")} up to date.",
    };

    private string Line(Stage stage, ExperimentRun? run, Stage? asked = null)
    {
        var waitsFor = stage.Needs.FirstOrDefault(need => StageRunner.Runs(need, context.Experiment).Any(needed => IsOutdated(need, needed, run)));
        var reason = Reason(stage, run, waitsFor, asked is null || asked == stage);
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

    // Without its corpus a later stage cannot even tell where its input will be.
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
