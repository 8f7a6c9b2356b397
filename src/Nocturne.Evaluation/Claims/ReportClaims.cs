namespace Nocturne.Evaluation.Claims;

/// <summary>The observations of the 2019 report that numbers can judge.</summary>
public static class ReportClaims
{
    /// <summary>Judges each of them by the runs that are there.</summary>
    public static IReadOnlyList<Claim> Judge(ClaimInput input) =>
    [
        LossClaims.LstmMinima(input.Runs),
        LossClaims.GruLead(input.Runs),
        LossClaims.Spikes(input.Runs),
        LevelClaims.Losses(input),
        SizeClaims.Layers(input.Runs),
        SizeClaims.Units(input.Runs),
        MusicClaims.OneNote(input.Runs),
    ];
}
