using Nocturne.Evaluation.Report;
using Nocturne.Models;

namespace Nocturne.Evaluation.Claims;

/// <summary>A trained network as claims are judged by it.</summary>
/// <param name="Name">Name of the run, such as <c>gru-4x128-s0</c>.</param>
/// <param name="Model">The network.</param>
/// <param name="Epochs">Losses of every epoch, in order; at least one.</param>
/// <param name="Pieces">Tokens of what it composed without chance (temperature 0); empty where it did not.</param>
public sealed record ClaimRun(string Name, ModelSpec Model, IReadOnlyList<ReportEpoch> Epochs, IReadOnlyList<int[]> Pieces)
{
    /// <summary>Where its losses are low and where they jump.</summary>
    internal LossTrace Trace => new(Epochs);

    /// <summary>The network's size for people, such as <c>2x64</c>: layers x units.</summary>
    internal string Size => $"{Model.Layers}x{Model.Hidden}";
}
