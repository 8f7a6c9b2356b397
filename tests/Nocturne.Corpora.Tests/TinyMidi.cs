using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Corpora.Tests;

/// <summary>Small MIDI files.</summary>
internal static class TinyMidi
{
    /// <summary>Returns a file with one note. Different pitches give different bytes.</summary>
    public static byte[] Of(int pitch)
    {
        using var stream = new MemoryStream();
        MidiWriter.Write(new Score(new TempoMap(480), [new Note(0, 480, pitch, 64)]), stream);
        return stream.ToArray();
    }

    /// <summary>Writes files with one note each to a folder. The pitches are 60, 61, ...</summary>
    public static string Fill(string folder, params ReadOnlySpan<string> names)
    {
        Directory.CreateDirectory(folder);
        for (var i = 0; i < names.Length; i++)
            Put(Path.Combine(folder, names[i]), 60 + i);
        return folder;
    }

    /// <summary>Writes a file with one note.</summary>
    public static void Put(string path, int pitch)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, Of(pitch));
    }
}
