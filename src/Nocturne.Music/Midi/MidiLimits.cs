namespace Nocturne.Music.Midi;

/// <summary>Limits on one file, so that none takes more than a second or 200 MB.</summary>
/// <param name="Bytes">Maximum size of the file. At most 512 MiB are read from a disk, whatever the limit.</param>
/// <param name="Tracks">Maximum number of chunks, whether tracks or others.</param>
/// <param name="Events">Maximum number of events in all tracks, including skipped ones.</param>
/// <param name="Notes">Maximum number of notes in all tracks, including drums.</param>
/// <param name="Ticks">
/// Maximum length of a track. <see cref="MidiProfile.Salvage"/> leaves out later events; a file beyond any other limit is refused.
/// </param>
public sealed record MidiLimits(
    long Bytes = 16 << 20,
    int Tracks = 1_024,
    int Events = 500_000,
    int Notes = 200_000,
    long Ticks = 1L << 31);
