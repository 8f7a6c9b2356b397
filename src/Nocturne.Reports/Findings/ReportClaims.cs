using Nocturne.Evaluation.Losses;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports.Findings;

/// <summary>The observations of the 2019 report that can be checked with numbers.</summary>
public static class ReportClaims
{
    /// <summary>Checks all observations.</summary>
    /// <param name="runs">The trained networks.</param>
    /// <param name="lines">The trivial predictors on the validation windows.</param>
    public static IReadOnlyList<Claim> Judge(IReadOnlyList<ReportRun> runs, IReadOnlyList<LossLine> lines) =>
    [
        LossClaims.LstmMinima(runs),
        LossClaims.GruLead(runs),
        LossClaims.Spikes(runs),
        LevelClaims.Losses(runs, lines),
        SizeClaims.Layers(runs),
        SizeClaims.Units(runs),
        MusicClaims.OneNote(runs),
    ];
}
