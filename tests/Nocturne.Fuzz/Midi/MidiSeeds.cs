using Nocturne.Etudes;
using Nocturne.Music.Midi;
using Nocturne.Testing;

namespace Nocturne.Fuzz.Midi;

/// <summary>The files to mutate.</summary>
internal static class MidiSeeds
{
    /// <summary>Small files with every kind of damage, and Nocturne's etudes. They are available on every machine.</summary>
    public static IReadOnlyList<byte[]> Own { get; } =
        [.. MidiCornerCases.Files, .. Enumerable.Range(1, EtudeComposer.Count).Select(Etude)];

    /// <summary>Returns all files: <see cref="Own"/> and, if available, the corner cases and nocturnes in the shared data.</summary>
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
