using Nocturne.Evaluation.Baselines;

namespace Nocturne.Evaluation.Report;

/// <summary>All that a report is made of. The same input gives the same bytes.</summary>
/// <param name="Experiment">Name of the experiment, such as <c>lab</c>.</param>
/// <param name="Description">What it is about, in a sentence or two.</param>
/// <param name="Command">The command that reproduces it, such as <c>./build.sh --experiment=lab</c>.</param>
/// <param name="Corpus">The music it was trained on.</param>
/// <param name="Settings">Settings worth knowing, in the order to show them.</param>
/// <param name="Baselines">The trivial predictors of pitch on the validation windows; empty where classes are predicted, whose runs have their own.</param>
/// <param name="Runs">The runs, in any order; the report sorts them. Their heads are all of one kind.</param>
/// <param name="AreTokensPitches">Whether the tokens are those of the encoding <c>pitch</c>; else their numbers mean nothing.</param>
public sealed record ReportInput(
    string Experiment,
    string Description,
    string Command,
    ReportCorpus Corpus,
    IReadOnlyList<ReportSetting> Settings,
    IReadOnlyList<LossLine> Baselines,
    IReadOnlyList<ReportRun> Runs,
    bool AreTokensPitches = true)
{
    /// <summary>Whether classes are predicted, and losses are cross-entropies.</summary>
    internal bool IsOfClasses => Runs[0].Classes is not null;
}
