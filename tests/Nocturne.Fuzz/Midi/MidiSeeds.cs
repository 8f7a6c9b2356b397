using Nocturne.Music.Etudes;
using Nocturne.Music.Midi;
using Nocturne.Testing;

namespace Nocturne.Fuzz.Midi;

/// <summary>The files that mutants are made of.</summary>
internal static class MidiSeeds
{
    /// <summary>Small files of every kind of damage, and Nocturne's own etudes: they are there on any machine.</summary>
    public static IReadOnlyList<byte[]> Own { get; } = [.. MidiCornerCases.Files, .. Enumerable.Range(1, EtudeComposer.Count).Select(Etude)];

    /// <summary>Those and, where they are at hand, the corner cases and the nocturnes of others.</summary>
    public static IReadOnlyList<byte[]> All() => [.. Own, .. Others("midi-corner-cases"), .. Others("nocturnes")];

    private static byte[] Etude(int number)
    {
        using var stream = new MemoryStream();
        MidiWriter.Write(EtudeComposer.Compose(number), stream);
        return stream.ToArray();
    }

    private static IEnumerable<byte[]> Others(string folder) => RealData.Folder is null
        ? []
        : Directory.GetFiles(RealData.At(folder)).Order(StringComparer.Ordinal).Where(IsMusic).Select(File.ReadAllBytes);

    private static bool IsMusic(string path) => Path.GetExtension(path) is ".mid" or ".rmi";
}
