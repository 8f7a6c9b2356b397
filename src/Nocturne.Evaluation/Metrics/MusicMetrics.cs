namespace Nocturne.Evaluation.Metrics;

/// <summary>A piece of music in numbers. <see cref="PitchMetrics"/> has the formulas.</summary>
/// <param name="Notes">Notes in the piece.</param>
/// <param name="LongestRun">Most times that one note comes in a row.</param>
/// <param name="DistinctPitches">Different notes.</param>
/// <param name="PitchEntropyBits">Shannon entropy of the notes, in bits.</param>
/// <param name="Distinct1">Different notes as a share of all.</param>
/// <param name="Distinct2">Different pairs of neighbours as a share of all.</param>
/// <param name="Distinct4">Different groups of four neighbours as a share of all.</param>
/// <param name="RepeatShare">Share of the steps that stay on the same note.</param>
/// <param name="PitchRange">Highest less lowest note, in semitones.</param>
/// <param name="MeanAbsoluteInterval">Mean size of a step, in semitones.</param>
public sealed record MusicMetrics(
    int Notes,
    int LongestRun,
    int DistinctPitches,
    double PitchEntropyBits,
    double Distinct1,
    double Distinct2,
    double Distinct4,
    double RepeatShare,
    int PitchRange,
    double MeanAbsoluteInterval)
{
    /// <summary>Measures a piece.</summary>
    /// <param name="notes">Its notes as pitch tokens or as MIDI note numbers; every measure is the same for both. At least one.</param>
    public static MusicMetrics Of(ReadOnlySpan<int> notes) => new(
        notes.Length,
        PitchMetrics.LongestRun(notes),
        PitchMetrics.DistinctPitches(notes),
        PitchMetrics.EntropyBits(notes),
        PitchMetrics.Distinct(notes, 1),
        PitchMetrics.Distinct(notes, 2),
        PitchMetrics.Distinct(notes, 4),
        PitchMetrics.RepeatShare(notes),
        PitchMetrics.Range(notes),
        PitchMetrics.MeanAbsoluteInterval(notes));
}
