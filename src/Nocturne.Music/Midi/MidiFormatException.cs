namespace Nocturne.Music.Midi;

/// <summary>A file that cannot be read as MIDI, or that exceeds a limit.</summary>
/// <param name="offset">Where, in bytes from the start of the file.</param>
/// <param name="reason">What is wrong, in one sentence.</param>
public sealed class MidiFormatException(long offset, string reason) : Exception($"{reason} (byte {offset})")
{
    /// <summary>Where, in bytes from the start of the file.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is wrong, in one sentence.</summary>
    public string Reason { get; } = reason;
}
