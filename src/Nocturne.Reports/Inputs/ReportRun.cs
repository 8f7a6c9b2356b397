using Nocturne.Evaluation;
using Nocturne.Evaluation.Losses;
using Nocturne.Evaluation.Measures;
using Nocturne.Models;

namespace Nocturne.Reports.Inputs;

/// <summary>A trained network and its results.</summary>
/// <param name="Name">Name of the run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Losses of every epoch, in order; at least one.</param>
/// <param name="ChosenEpoch">The epoch whose weights were exported, from 1.</param>
/// <param name="Samples">Pieces that the model composed; may be empty.</param>
/// <param name="Evaluation">Evaluation of the exported model, or <c>null</c> if there is none yet.</param>
/// <param name="Export">The exported model, or <c>null</c> if the edition does not show it.</param>
/// <param name="TakenFrom">The experiment that trained the network, or <c>null</c> if it was this one.</param>
public sealed record ReportRun(
    string Name,
    ModelSpec Model,
    IReadOnlyList<ReportEpoch> Epochs,
    int ChosenEpoch,
    IReadOnlyList<ReportSample> Samples,
    RunEvaluation? Evaluation,
    ReportExport? Export = null,
    string? TakenFrom = null)
{
    /// <summary>Number of trained parameters.</summary>
    internal long Parameters => Model.Parameters().Sum(parameter => (long)parameter.Count);

    /// <summary>Layers x units, such as <c>2x64</c>.</summary>
    internal string Size => $"{Model.Layers}x{Model.Hidden}";

    /// <summary>Duration of all epochs.</summary>
    internal double Seconds => Epochs.Sum(epoch => epoch.Seconds);

    /// <summary>Features of the loss curves.</summary>
    internal LossTrace Trace => new(Epochs);

    /// <summary>The loss that models are ranked by: cross-entropy in nats, or mean squared error of scaled notes.</summary>
    internal double ValidationLoss => Classes?.Validation.CrossEntropyNats ?? Losses.Validation.ScaledMse;

    /// <summary>Losses of a regression head.</summary>
    internal ModelEvaluation Losses =>
        Evaluation?.Losses ?? throw new EvaluationException($"The run '{Name}' has no losses in scaled pitch. Evaluate it again.");

    /// <summary>Losses of a categorical head, or <c>null</c> for another head or before the evaluation.</summary>
    internal ClassEvaluation? Classes => Evaluation?.Classes;

    /// <summary>The composed pieces that have notes.</summary>
    internal IReadOnlyList<ReportSample> Music => [.. Samples.Where(sample => sample.Tokens.Length > 0)];

    /// <summary>Measures of the composed pieces, or <c>null</c> if there are none.</summary>
    internal MusicSummary? Summary => Music.Count > 0 ? MusicSummary.Of(Music.Select(sample => sample.Tokens)) : null;

    /// <summary>The first epoch of the lowest loss; NaN counts as infinite.</summary>
    internal ReportEpoch Lowest(Func<ReportEpoch, double> loss) =>
        Epochs.MinBy(epoch => double.IsNaN(loss(epoch)) ? double.PositiveInfinity : loss(epoch))!;
}
