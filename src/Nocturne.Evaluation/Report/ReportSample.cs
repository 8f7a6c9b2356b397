namespace Nocturne.Evaluation.Report;

/// <summary>A piece that a model composed.</summary>
/// <param name="Path">Path of the MIDI file; the report links to it relative to its own folder.</param>
/// <param name="Note">How it was composed, for people: <c>seed 0, temperature 1</c>.</param>
/// <param name="Tokens">The composed notes as pitch tokens, without the prime, shape [N].</param>
/// <param name="Pitches">MIDI note numbers that sound at each token, shape [N]; <c>null</c>: the tokens are pitch tokens.</param>
/// <param name="Temperature">Temperature of the draws; 0: without chance.</param>
public sealed record ReportSample(string Path, string Note, int[] Tokens, IReadOnlyList<IReadOnlyList<int>>? Pitches = null, double Temperature = 0)
{
    /// <summary>Whether the model's own answers were taken as they are.</summary>
    internal bool IsWithoutChance => Temperature == 0;
}
