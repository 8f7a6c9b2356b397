namespace Nocturne.Music.Midi;

/// <summary>How much one file may ask for, so that no file takes more than a second or 200 MB.</summary>
/// <param name="Bytes">Size of the file; never more than half a gigabyte, whatever is asked for.</param>
/// <param name="Tracks">Chunks, tracks and others.</param>
/// <param name="Events">Events of all tracks, those that are skipped included.</param>
/// <param name="Notes">Notes of all tracks, drums included.</param>
/// <param name="Ticks">Length of a track. Salvage leaves out what comes later; beyond any other limit, the file is refused.</param>
public sealed record MidiLimits(
    long Bytes = 16 << 20,
    int Tracks = 1_024,
    int Events = 500_000,
    int Notes = 200_000,
    long Ticks = 1L << 31);
