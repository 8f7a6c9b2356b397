using Nocturne.Evaluation.Baselines;

namespace Nocturne.Evaluation.Claims;

/// <summary>What the report's observations are judged by.</summary>
/// <param name="Runs">The runs whose training is finished.</param>
/// <param name="Missing">Names of the runs that the experiment has beside them.</param>
/// <param name="Lines">The trivial predictors on the validation windows.</param>
public sealed record ClaimInput(IReadOnlyList<ClaimRun> Runs, IReadOnlyList<string> Missing, IReadOnlyList<LossLine> Lines);
