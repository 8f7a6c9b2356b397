using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>The header of a file, repaired.</summary>
/// <param name="Start">Where the header chunk begins.</param>
/// <param name="End">Where the next chunk begins.</param>
/// <param name="Format">0, 1 or 2.</param>
/// <param name="Tracks">The number of tracks that it declares.</param>
/// <param name="TicksPerQuarter">Resolution, 1 to 32,767.</param>
/// <param name="FixedTempo">
/// Microseconds per quarter note of a file timed in SMPTE frames, whose tempo events do not count; <c>null</c> in all others.
/// </param>
internal readonly record struct MidiHeader(int Start, int End, int Format, int Tracks, int TicksPerQuarter, int? FixedTempo)
{
    private const int AssumedTicksPerQuarter = 96;
    private const int AssumedTicksPerFrame = 40;
    private const int Second = 1_000_000;

    /// <summary>Reads the header chunk.</summary>
    /// <param name="bytes">The file, up to the end of the MIDI data.</param>
    /// <param name="start">Where the header chunk begins.</param>
    /// <param name="log">Receives the defects.</param>
    /// <exception cref="MidiFormatException">There is no header.</exception>
    public static MidiHeader Read(ReadOnlySpan<byte> bytes, int start, DefectLog log)
    {
        var header = bytes[start..];
        if (header.IsEmpty)
            throw new MidiFormatException(start, "The file is empty");
        if (!header.StartsWith("MThd"u8))
            throw new MidiFormatException(start, "Not a Standard MIDI File: it does not begin with MThd");
        if (header.Length < 14)
            throw new MidiFormatException(start, $"The header is truncated: it has {header.Length} of 14 bytes");
        var format = BinaryPrimitives.ReadUInt16BigEndian(header[8..]);
        if (format > 2)
            log.Defect(start + 8, $"File format {format} does not exist", "read as format 1");
        var tracks = BinaryPrimitives.ReadUInt16BigEndian(header[10..]);
        var division = BinaryPrimitives.ReadUInt16BigEndian(header[12..]);
        var (ticksPerQuarter, fixedTempo) = (division & 0x8000) == 0
            ? (QuarterTicks(division, start + 12, log), default(int?))
            : Frames(division, start + 12, log);
        return new MidiHeader(start, FindEnd(bytes, start, log), format > 2 ? 1 : format, tracks, ticksPerQuarter, fixedTempo);
    }

    private static int QuarterTicks(int division, int offset, DefectLog log)
    {
        if (division > 0)
            return division;
        log.Defect(offset, "The time division is 0 ticks per quarter note", $"{AssumedTicksPerQuarter} was assumed");
        return AssumedTicksPerQuarter;
    }

    // A "quarter note" becomes one second, so that the score keeps the ticks of the file. 29 means 30 frames in 1.001 seconds. The
    // maximum, 128 frames of 255 ticks, is 32,640 ticks.
    private static (int TicksPerQuarter, int? FixedTempo) Frames(int division, int offset, DefectLog log)
    {
        var frames = 256 - (division >> 8);
        var ticksPerFrame = division & 0xFF;
        if (frames is not (24 or 25 or 29 or 30))
            log.Defect(offset, $"The frame rate is {frames} instead of 24, 25, 29 or 30", "used as it is");
        if (ticksPerFrame == 0)
        {
            log.Defect(offset + 1, "The time division is 0 ticks per frame", $"{AssumedTicksPerFrame} was assumed");
            ticksPerFrame = AssumedTicksPerFrame;
        }
        return frames == 29 ? (30 * ticksPerFrame, Second * 1001 / 1000) : (frames * ticksPerFrame, Second);
    }

    // The standard allows future headers longer than 6 bytes. A wrong length could hide a track, so it counts only if no track
    // begins earlier.
    private static int FindEnd(ReadOnlySpan<byte> bytes, int start, DefectLog log)
    {
        const int Usual = 6;
        var claimed = BinaryPrimitives.ReadUInt32BigEndian(bytes[(start + 4)..]);
        var end = start + 8L + claimed;
        if (claimed == Usual)
            return (int)end;
        var isConfirmed = end == bytes.Length || MidiChunks.IsChunk(bytes, end);
        if (claimed > Usual && isConfirmed && !MidiChunks.IsTrack(bytes, start + 8 + Usual))
        {
            log.Remark(start + 4, $"The header chunk has {claimed} bytes instead of {Usual}", "the others were skipped");
            return (int)end;
        }
        log.Defect(start + 4, $"The header chunk claims {claimed} bytes", $"{Usual} were read");
        return start + 8 + Usual;
    }
}
