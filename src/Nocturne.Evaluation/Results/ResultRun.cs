using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Metrics;
using Nocturne.Evaluation.Report;
using Nocturne.Models;

namespace Nocturne.Evaluation.Results;

/// <summary>A network whose training is finished, and what is known of it beside.</summary>
/// <param name="Name">Name of the run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Losses of every epoch, in order; at least one.</param>
/// <param name="ChosenEpoch">The epoch whose weights were exported, from 1.</param>
/// <param name="Seconds">Time that its epochs took together.</param>
/// <param name="TakenFrom">The experiment that it was trained for; <c>null</c>: this one.</param>
/// <param name="Evaluation">What its model is worth; <c>null</c> before that was measured.</param>
/// <param name="Pieces">Tokens of what it composed; empty before it did.</param>
public sealed record ResultRun(
    string Name,
    ModelSpec Model,
    IReadOnlyList<ReportEpoch> Epochs,
    int ChosenEpoch,
    double Seconds,
    string? TakenFrom,
    RunEvaluation? Evaluation,
    IReadOnlyList<int[]> Pieces)
{
    /// <summary>Weights of the network.</summary>
    internal long Parameters => Model.Parameters().Sum(parameter => (long)parameter.Count);

    /// <summary>Measures of what it composed; <c>null</c> where that is nothing.</summary>
    internal MusicSummary? Music => Pieces.Any(piece => piece.Length > 0) ? MusicSummary.Of(Pieces.Where(piece => piece.Length > 0)) : null;

    /// <summary>The predictors of classes that it was held against.</summary>
    internal IReadOnlyList<ClassLine> Lines => Evaluation?.Classes?.Baselines ?? [];

    /// <summary>The epoch of the lowest of some losses, the first of several; a loss that is no number is never lower.</summary>
    internal ReportEpoch Lowest(Func<ReportEpoch, double> loss) =>
        Epochs.MinBy(epoch => double.IsNaN(loss(epoch)) ? double.PositiveInfinity : loss(epoch))!;
}
