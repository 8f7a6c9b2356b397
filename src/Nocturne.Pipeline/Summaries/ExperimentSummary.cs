namespace Nocturne.Pipeline.Summaries;

/// <summary>What a call did for an experiment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Corpus">Name of the corpus; <c>null</c> where the call did not get so far.</param>
/// <param name="Stages">The stages in the order in which they ran.</param>
/// <param name="Runs">The networks whose training is finished.</param>
internal sealed record ExperimentSummary(string Name, string? Corpus, IReadOnlyList<StageSummary> Stages, IReadOnlyList<RunSummary> Runs)
{
    /// <summary>This, and what a later stage adds.</summary>
    public ExperimentSummary With(ExperimentSummary later) => new(Name, later.Corpus ?? Corpus, [.. Stages, .. later.Stages], later.Runs.Count > 0 ? later.Runs : Runs);
}

/// <summary>What became of a stage.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Seconds">Time that it took.</param>
/// <param name="Done">The runs that it did; empty for a stage of the whole experiment.</param>
/// <param name="Skipped">The runs that were up to date.</param>
/// <param name="Outputs">What it has made, in this call or before: paths below the artifacts folder.</param>
internal sealed record StageSummary(string Name, Outcome Outcome, double Seconds, IReadOnlyList<string> Done, IReadOnlyList<string> Skipped, IReadOnlyList<string> Outputs);

/// <summary>What training made of a network.</summary>
/// <param name="Name">Name of the run.</param>
/// <param name="Epochs">Epochs it was trained.</param>
/// <param name="BestEpoch">The one whose weights are kept.</param>
/// <param name="TrainingLoss">Loss of that epoch on the training pieces: scaled MSE, or nats.</param>
/// <param name="ValidationLoss">The same on the held-out pieces.</param>
/// <param name="Seconds">Time that its epochs took.</param>
/// <param name="Model">The exported model below the artifacts folder; <c>null</c> before the stage export.</param>
internal sealed record RunSummary(string Name, int Epochs, int BestEpoch, double TrainingLoss, double ValidationLoss, double Seconds, string? Model);
