namespace Nocturne.Music.Midi;

/// <summary>Writes scores as Standard MIDI Files, format 1.</summary>
public static class MidiWriter
{
    /// <summary>Writes a score to a file, by way of a temporary name: a reader never sees half of it.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Score score, string path) => throw new IOException($"{score} {path}");
}
