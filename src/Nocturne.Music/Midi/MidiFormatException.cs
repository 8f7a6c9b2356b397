namespace Nocturne.Music.Midi;

/// <summary>The exception for a file that is not MIDI, exceeds a limit or violates the standard.</summary>
/// <param name="offset">The position in bytes from the start of the file.</param>
/// <param name="reason">What is wrong, in one line.</param>
public sealed class MidiFormatException(long offset, string reason) : Exception($"{reason} (byte {offset})")
{
    /// <summary>The position in bytes from the start of the file.</summary>
    public long Offset { get; } = offset;

    /// <summary>What is wrong, in one line.</summary>
    public string Reason { get; } = reason;
}
