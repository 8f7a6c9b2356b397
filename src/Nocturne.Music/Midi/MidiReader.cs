namespace Nocturne.Music.Midi;

/// <summary>Reads Standard MIDI Files.</summary>
public static class MidiReader
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="MidiFormatException">The file is no MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, breaks the standard.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static MidiReading Read(string path, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null) =>
        throw new MidiFormatException(0, $"{path} {profile} {limits}");

    /// <summary>Reads a file that is in memory already.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="profile">How to take a file that breaks the standard.</param>
    /// <param name="limits">How much the file may ask for; <see cref="MidiLimits"/>' own values when <c>null</c>.</param>
    /// <exception cref="MidiFormatException">The file is no MIDI file, exceeds a limit or, with <see cref="MidiProfile.Strict"/>, breaks the standard.</exception>
    public static MidiReading Read(ReadOnlyMemory<byte> bytes, MidiProfile profile = MidiProfile.Salvage, MidiLimits? limits = null) =>
        throw new MidiFormatException(0, $"{bytes} {profile} {limits}");
}
