using Nocturne.Music.Encodings;

namespace Nocturne.Reports.Inputs;

/// <summary>A composed piece.</summary>
/// <param name="Path">Path of the MIDI file.</param>
/// <param name="Note">How it was composed: <c>seed 0, temperature 1</c>.</param>
/// <param name="Tokens">The composed tokens, without the prime, shape [N].</param>
/// <param name="Pitches">MIDI note numbers that sound at each token, shape [N], or <c>null</c> if tokens are pitch tokens.</param>
/// <param name="Temperature">Sampling temperature; 0 always takes the most probable token.</param>
public sealed record ReportSample(
    string Path, string Note, int[] Tokens, IReadOnlyList<IReadOnlyList<int>>? Pitches = null, double Temperature = 0)
{
    /// <summary>MIDI note numbers that sound at each token.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Sounding =>
        Pitches ?? [.. Tokens.Select(token => (IReadOnlyList<int>)[PitchEncoding.Pitch(token)])];
}
