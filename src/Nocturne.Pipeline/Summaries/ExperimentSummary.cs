namespace Nocturne.Pipeline.Summaries;

/// <summary>What a call did for an experiment.</summary>
/// <param name="Name">Name of the experiment.</param>
/// <param name="Corpus">Name of the corpus, or <c>null</c> if the call failed before it was known.</param>
/// <param name="Stages">The stages in the order in which they ran.</param>
/// <param name="Runs">The runs whose training is finished.</param>
internal sealed record ExperimentSummary(string Name, string? Corpus, IReadOnlyList<StageSummary> Stages, IReadOnlyList<RunSummary> Runs)
{
    /// <summary>Adds the summary of a later stage.</summary>
    public ExperimentSummary With(ExperimentSummary later) =>
        new(Name, later.Corpus ?? Corpus, [.. Stages, .. later.Stages], later.Runs.Count > 0 ? later.Runs : Runs);
}

/// <summary>Result of a stage.</summary>
/// <param name="Name">Name of the stage.</param>
/// <param name="Outcome">Its outcome.</param>
/// <param name="Seconds">Duration in seconds.</param>
/// <param name="Done">The runs that it completed; empty for a stage of the whole experiment.</param>
/// <param name="Skipped">The runs that were up to date.</param>
/// <param name="Outputs">Its outputs, from this call or an earlier one, as paths below the artifacts folder.</param>
internal sealed record StageSummary(
    string Name,
    Outcome Outcome,
    double Seconds,
    IReadOnlyList<string> Done,
    IReadOnlyList<string> Skipped,
    IReadOnlyList<string> Outputs);

/// <summary>Result of training a network.</summary>
/// <param name="Name">Name of the run.</param>
/// <param name="Epochs">Number of epochs trained.</param>
/// <param name="BestEpoch">The epoch whose weights are kept.</param>
/// <param name="TrainingLoss">Loss of that epoch on the training pieces: scaled MSE, or cross-entropy in nats.</param>
/// <param name="ValidationLoss">The same on the validation pieces.</param>
/// <param name="Seconds">Duration of all epochs, in seconds.</param>
/// <param name="Model">Path of the exported model below the artifacts folder, or <c>null</c> if it is not exported yet.</param>
internal sealed record RunSummary(
    string Name, int Epochs, int BestEpoch, double TrainingLoss, double ValidationLoss, double Seconds, string? Model);
