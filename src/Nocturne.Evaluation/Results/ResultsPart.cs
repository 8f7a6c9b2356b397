using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Metrics;
using Nocturne.Evaluation.Report;
using Nocturne.Models;

namespace Nocturne.Evaluation.Results;

/// <summary>One experiment among those that are told of together.</summary>
/// <param name="Experiment">Its name.</param>
/// <param name="Description">What it is about, in a sentence or two.</param>
/// <param name="Temperature">Temperature that its music is drawn with; 0: without chance.</param>
/// <param name="Models">Every network that the experiment has, trained or not.</param>
/// <param name="Runs">Those whose training is finished, in any order.</param>
/// <param name="Missing">Names of the others.</param>
/// <param name="Corpus">The music that it learned from.</param>
/// <param name="Lines">The trivial predictors of pitch on the validation windows; empty where classes are predicted.</param>
/// <param name="AreTokensPitches">Whether the tokens are those of the encoding <c>pitch</c>.</param>
public sealed record ResultsPart(
    string Experiment,
    string Description,
    double Temperature,
    IReadOnlyList<ModelSpec> Models,
    IReadOnlyList<ResultRun> Runs,
    IReadOnlyList<string> Missing,
    ReportCorpus Corpus,
    IReadOnlyList<LossLine> Lines,
    bool AreTokensPitches)
{
    /// <summary>Whether classes are predicted, and losses are cross-entropies.</summary>
    internal bool IsOfClasses => Models.Any(model => model.Head == HeadKind.Categorical);

    /// <summary>The corpus in excerpts as long as what was composed; <c>null</c> where nothing was.</summary>
    internal MusicSummary? CorpusMusic =>
        Runs.SelectMany(run => run.Pieces).Where(piece => piece.Length > 0).Select(piece => piece.Length).DefaultIfEmpty().Min() is > 0 and var notes
            ? MusicSummary.OfExcerpts(Corpus.Pieces.Select(piece => piece.Tokens), notes)
            : null;

    /// <summary>Runs that are trained, and not judged or have not composed.</summary>
    internal IReadOnlyList<string> Unjudged => [.. Runs.Where(run => run.Evaluation is null || run.Music is null).Select(run => run.Name)];
}
