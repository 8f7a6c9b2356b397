using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>Unwraps the RIFF container ("RMID", .rmi) of some MIDI files.</summary>
internal static class RiffWrapper
{
    /// <summary>Returns where the MIDI file begins and ends, in a RIFF container or without one.</summary>
    /// <exception cref="MidiFormatException">The container holds no MIDI file.</exception>
    public static (int Start, int End) Unwrap(ReadOnlySpan<byte> bytes, DefectLog log)
    {
        if (!bytes.StartsWith("RIFF"u8))
            return LeadingBytes.Skip(bytes, log);
        if (bytes.Length < 12 || !bytes[8..].StartsWith("RMID"u8))
            throw new MidiFormatException(0, "The RIFF container has no MIDI file: its type is not RMID");
        for (var offset = 12L; offset <= bytes.Length - 8;)
        {
            var chunk = bytes[(int)offset..];
            var length = BinaryPrimitives.ReadUInt32LittleEndian(chunk[4..]);
            if (chunk.StartsWith("data"u8))
                return ((int)offset + 8, DataEnd(bytes.Length, offset + 8, length, log));
            offset += 8 + length + (length & 1);        // chunks begin at even offsets
        }
        throw new MidiFormatException(12, "The RIFF container has no MIDI file: it has no 'data' chunk");
    }

    private static int DataEnd(int end, long start, uint length, DefectLog log)
    {
        if (start + length <= end)
            return (int)(start + length);
        log.Defect(
            start - 4,
            $"The MIDI file has {end - start} bytes but its RIFF container claims {length}",
            "read to the end of the file");
        return end;
    }
}
