using Nocturne.Evaluation.Losses;
using Nocturne.Evaluation.Measures;
using Nocturne.Models;

namespace Nocturne.Reports.Inputs;

/// <summary>One experiment of a report.</summary>
/// <param name="Experiment">Its name, such as <c>lab</c>.</param>
/// <param name="Description">Its purpose, in a sentence or two.</param>
/// <param name="Temperature">Sampling temperature of its music; 0 always takes the most probable token.</param>
/// <param name="Models">All networks of the experiment, trained or not. Their heads are of one kind.</param>
/// <param name="Runs">The runs that finished training, in any order.</param>
/// <param name="Missing">Names of the other runs.</param>
/// <param name="Corpus">The training music.</param>
/// <param name="Lines">The trivial predictors of pitch on the validation windows; empty for categorical heads.</param>
/// <param name="AreTokensPitches">Whether tokens are pitches; otherwise their numbers mean nothing.</param>
/// <param name="IsChosenByTraining">Whether the training loss selects the best epoch instead of the validation loss.</param>
public sealed record ReportPart(
    string Experiment,
    string Description,
    double Temperature,
    IReadOnlyList<ModelSpec> Models,
    IReadOnlyList<ReportRun> Runs,
    IReadOnlyList<string> Missing,
    ReportCorpus Corpus,
    IReadOnlyList<LossLine> Lines,
    bool AreTokensPitches,
    bool IsChosenByTraining)
{
    /// <summary>Whether the heads are categorical and losses are cross-entropies.</summary>
    internal bool IsOfClasses => Models.Any(model => model.Heads[0].Kind == HeadKind.Categorical);

    /// <summary>The runs by validation loss; diverged runs are last.</summary>
    internal IReadOnlyList<ReportRun> BestFirst =>
    [
        .. Runs.OrderBy(run => double.IsFinite(run.ValidationLoss) ? 0 : 1).ThenBy(run => run.ValidationLoss)
            .ThenBy(run => run.Name, StringComparer.Ordinal),
    ];

    /// <summary>The runs by cell, then from small to large.</summary>
    internal IReadOnlyList<ReportRun> BySize =>
    [
        .. Runs.OrderBy(run => run.Model.Cell).ThenBy(run => run.Model.Hidden).ThenBy(run => run.Model.Layers)
            .ThenBy(run => run.Name, StringComparer.Ordinal),
    ];

    /// <summary>All composed pieces that have notes.</summary>
    internal IEnumerable<ReportSample> Samples => Runs.SelectMany(run => run.Music);

    /// <summary>The corpus in excerpts as long as the shortest composed piece, or <c>null</c> if nothing was composed.</summary>
    internal MusicSummary? CorpusMusic => Samples.Select(sample => sample.Tokens.Length).DefaultIfEmpty().Min() is > 0 and var length
        ? MusicSummary.OfExcerpts(Corpus.Pieces.Select(piece => piece.Tokens), length)
        : null;

    /// <summary>The measures that make sense for the encoding.</summary>
    internal IReadOnlyList<Measure> Measures => Measure.For(AreTokensPitches);

    /// <summary>The trivial predictors as lines of a figure.</summary>
    internal IReadOnlyList<(string Name, double Loss)> Baselines => IsOfClasses
        ? [.. (Runs.Select(run => run.Classes?.Baselines).FirstOrDefault(lines => lines is { Count: > 0 }) ?? [])
            .Select(line => (line.Name, line.CrossEntropyNats))]
        : [.. Lines.Select(line => ($"always the {line.Name}", line.ScaledMse))];

    /// <summary>A text about tokens in the words of the experiment: a pitch token is a note.</summary>
    internal string InWords(string text) => AreTokensPitches ? text.Replace("token", "note", StringComparison.Ordinal) : text;
}
