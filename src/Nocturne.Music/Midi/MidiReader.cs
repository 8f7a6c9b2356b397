namespace Nocturne.Music.Midi;

/// <summary>Reads Standard MIDI Files.</summary>
public static class MidiReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="MidiFormatException">The file is no MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, breaks the standard.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MidiReading Read(string path, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null) =>
        throw new MidiFormatException(0, $"{path} {profile} {limits}");
}
