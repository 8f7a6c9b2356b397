using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>Bytes before a MIDI file: a MacBinary header, or what a transfer left there.</summary>
internal static class LeadingBytes
{
    // Larger than the wrappers known (MacBinary: 128 bytes), and too small to find a MIDI file somewhere inside another kind of file.
    private const int Searched = 512;

    private const int MacBinaryHeader = 128;
    private const int MacBinaryLength = 83;         // where MacBinary says how long the file is

    /// <summary>Where the MIDI file begins and ends; the first byte where no header chunk is near.</summary>
    public static (int Start, int End) Skip(ReadOnlySpan<byte> bytes, DefectLog log)
    {
        if (bytes.StartsWith("MThd"u8))
            return (0, bytes.Length);

        // The length too: a text about MIDI files may well name MThd.
        var header = "MThd\0\0\0\u0006"u8;
        var start = bytes[..Math.Min(bytes.Length, Searched + header.Length)].IndexOf(header);
        if (start < 0)
            return (0, bytes.Length);
        var macBinaryEnd = MacBinaryEnd(bytes, start);
        log.Defect(
            0,
            $"MThd stands at byte {start} instead of 0{(macBinaryEnd is null ? "" : ": a MacBinary header comes before it")}",
            "the bytes before it were skipped");
        return (start, macBinaryEnd ?? bytes.Length);
    }

    // MacBinary pads the file to a multiple of 128 bytes, and another fork may follow.
    private static int? MacBinaryEnd(ReadOnlySpan<byte> bytes, int start)
    {
        if (start != MacBinaryHeader || bytes[0] != 0)
            return null;
        var end = start + (long)BinaryPrimitives.ReadUInt32BigEndian(bytes[MacBinaryLength..]);
        return end > start && end <= bytes.Length ? (int)end : null;
    }
}
