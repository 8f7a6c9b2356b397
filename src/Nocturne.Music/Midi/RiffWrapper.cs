using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>The RIFF container ("RMID", .rmi) that some MIDI files stand in.</summary>
internal static class RiffWrapper
{
    /// <summary>Where the MIDI file begins and ends, in a RIFF container or without one.</summary>
    /// <exception cref="MidiFormatException">The container holds no MIDI file.</exception>
    public static (int Start, int End) Unwrap(ReadOnlySpan<byte> bytes, DefectLog log)
    {
        if (!bytes.StartsWith("RIFF"u8))
            return LeadingBytes.Skip(bytes, log);
        if (bytes.Length < 12 || !bytes[8..].StartsWith("RMID"u8))
            throw new MidiFormatException(0, "This RIFF container holds no MIDI file: it is not of the type RMID");
        for (var offset = 12L; offset <= bytes.Length - 8;)
        {
            var chunk = bytes[(int)offset..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
                return ((int)offset + 8, DataEnd(bytes.Length, offset + 8, length, log));
            offset += 8 + length + (length & 1);        // chunks begin at even offsets
        }
        throw new MidiFormatException(12, "This RIFF container holds no MIDI file: it has no chunk 'data'");
    }

    private static int DataEnd(int end, long start, uint length, DefectLog log)
    {
        if (start + length <= end)
            return (int)(start + length);
        log.Defect(
            start - 4,
            $"The container claims a length of {length} for its MIDI file where {end - start} bytes are there",
            "what is there was read");
        return end;
    }
}
