using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>Skips bytes before a MIDI file: a MacBinary header, or remains of a transfer.</summary>
internal static class LeadingBytes
{
    // Larger than known wrappers (MacBinary: 128 bytes), and too small to find a MIDI file inside a file of another kind.
    private const int Searched = 512;

    private const int MacBinaryHeader = 128;
    private const int MacBinaryLength = 83;         // offset of the length of the file

    /// <summary>Returns where the MIDI file begins and ends. It begins at 0 if no header chunk is near.</summary>
    public static (int Start, int End) Skip(ReadOnlySpan<byte> bytes, DefectLog log)
    {
        if (bytes.StartsWith("MThd"u8))
            return (0, bytes.Length);

        // Includes the length, because a text about MIDI files may contain "MThd".
        var header = "MThd\0\0\0\u0006"u8;
        var start = bytes[..Math.Min(bytes.Length, Searched + header.Length)].IndexOf(header);
        if (start < 0)
            return (0, bytes.Length);
        var macBinaryEnd = MacBinaryEnd(bytes, start);
        log.Defect(
            0,
            $"MThd is at byte {start} instead of 0{(macBinaryEnd is null ? "" : ", after a MacBinary header")}",
            "the bytes before it were skipped");
        return (start, macBinaryEnd ?? bytes.Length);
    }

    // MacBinary pads the file to a multiple of 128 bytes, and a resource fork may follow.
    private static int? MacBinaryEnd(ReadOnlySpan<byte> bytes, int start)
    {
        if (start != MacBinaryHeader || bytes[0] != 0)
            return null;
        var end = start + (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[MacBinaryLength..]);
        return end > start && end <= bytes.Length ? (int)end : null;
    }
}
