using System.Buffers.Binary;
using System.Text;

namespace Nocturne.Generation;

/// <summary>What a shared library of Linux needs of others: the DT_NEEDED entries of its dynamic section (System V ABI, ELF-64).</summary>
internal static class NeededLibraries
{
    private const int Load = 1, Dynamic = 2;                        // kinds of segments
    private const long Needed = 1, Names = 5;                       // tags of the dynamic section
    private const int MostBytes = 1 << 20;

    /// <summary>Names of the libraries that a library needs, in its own order; none where the file is no such library.</summary>
    public static IReadOnlyList<string> Of(string path)
    {
        using var file = File.OpenHandle(path);
        var header = Read(file, 0, 64);
        if (header.Length < 64 || !header.AsSpan().StartsWith("\u007FELF\u0002\u0001"u8))         // ELF, 64 bits, little-endian
            return [];
        var size = BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(54));
        var segments = Read(file, Long(header, 32), size * BinaryPrimitives.ReadUInt16LittleEndian(header.AsSpan(56)));
        var entries = new List<(int Kind, long Offset, long Address, long Length)>();
        for (var at = 0; size >= 56 && at + size <= segments.Length; at += size)
            entries.Add((BinaryPrimitives.ReadInt32LittleEndian(segments.AsSpan(at)), Long(segments, at + 8), Long(segments, at + 16), Long(segments, at + 32)));

        var place = entries.Find(entry => entry.Kind == Dynamic);
        var dynamic = Read(file, place.Offset, place.Length);
        var (needed, names) = (new List<long>(), 0L);
        for (var at = 0; at + 16 <= dynamic.Length; at += 16)
            if (Long(dynamic, at) == Needed)
                needed.Add(Long(dynamic, at + 8));
            else if (Long(dynamic, at) == Names)
                names = Long(dynamic, at + 8);

        var segment = entries.Find(entry => entry.Kind == Load && names >= entry.Address && names < entry.Address + entry.Length);
        return [.. needed.Select(name => Name(Read(file, names - segment.Address + segment.Offset + name, 256))).Where(name => name.Length > 0)];
    }

    private static string Name(ReadOnlySpan<byte> text) => text.IndexOf((byte)0) is >= 0 and var end ? Encoding.UTF8.GetString(text[..end]) : "";

    private static long Long(byte[] bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));

    private static byte[] Read(Microsoft.Win32.SafeHandles.SafeFileHandle file, long offset, long length)
    {
        if (offset < 0 || length <= 0)
            return [];
        var bytes = new byte[Math.Min(length, MostBytes)];
        return bytes[..RandomAccess.Read(file, bytes, offset)];
    }
}
