using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>The header of a file, mended.</summary>
/// <param name="Format">0, 1 or 2.</param>
/// <param name="Tracks">Tracks that it promises.</param>
/// <param name="TicksPerQuarter">Resolution, 1 to 32,767.</param>
/// <param name="FixedTempo">Microseconds per quarter note of a file timed in frames of film; 0 where tempo events count.</param>
/// <param name="End">Where the next chunk begins.</param>
internal readonly record struct MidiHeader(int Format, int Tracks, int TicksPerQuarter, int FixedTempo, int End)
{
    private const int AssumedTicksPerQuarter = 96;
    private const int AssumedTicksPerFrame = 40;
    private const int Second = 1_000_000;

    /// <summary>Reads the header chunk.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="start">Where the MIDI file begins in it.</param>
    /// <param name="log">Takes the defects.</param>
    /// <exception cref="MidiFormatException">There is no header.</exception>
    public static MidiHeader Read(ReadOnlySpan<byte> bytes, int start, DefectLog log)
    {
        var header = bytes[start..];
        if (header.IsEmpty)
            throw new MidiFormatException(start, "The file is empty");
        if (!header.StartsWith("MThd"u8))
            throw new MidiFormatException(start, "This is no Standard MIDI File: it does not begin with MThd");
        if (header.Length < 14)
            throw new MidiFormatException(start, $"The header is cut off: {header.Length} bytes of 14 are there");
        var format = BinaryPrimitives.ReadUInt16BigEndian(header[8..]);
        if (format > 2)
            log.Defect(start + 8, $"File format {format} does not exist", "read as format 1");
        var tracks = BinaryPrimitives.ReadUInt16BigEndian(header[10..]);
        var division = BinaryPrimitives.ReadUInt16BigEndian(header[12..]);
        var (ticksPerQuarter, fixedTempo) = (division & 0x8000) == 0 ? Quarters(division, start + 12, log) : Frames(division, start + 12, log);
        return new MidiHeader(format > 2 ? 1 : format, tracks, ticksPerQuarter, fixedTempo, FindEnd(bytes, start, log));
    }

    private static (int TicksPerQuarter, int FixedTempo) Quarters(int division, int offset, DefectLog log)
    {
        if (division == 0)
            log.Defect(offset, "A quarter note has 0 ticks", $"{AssumedTicksPerQuarter} were assumed");
        return (division == 0 ? AssumedTicksPerQuarter : division, 0);
    }

    // A "quarter note" becomes a second of film, so the ticks of the score are those of the file. 29 stands for 30 frames in
    // 1.001 seconds. The most that fits, 128 frames of 255 ticks, is 32,640 ticks.
    private static (int TicksPerQuarter, int FixedTempo) Frames(int division, int offset, DefectLog log)
    {
        var frames = 256 - (division >> 8);
        var ticksPerFrame = division & 0xFF;
        if (frames is not (24 or 25 or 29 or 30))
            log.Defect(offset, $"{frames} frames a second are none of 24, 25, 29 and 30", "taken at their word");
        if (ticksPerFrame == 0)
        {
            log.Defect(offset + 1, "A frame has 0 ticks", $"{AssumedTicksPerFrame} were assumed");
            ticksPerFrame = AssumedTicksPerFrame;
        }
        return frames == 29 ? (30 * ticksPerFrame, Second * 1001 / 1000) : (frames * ticksPerFrame, Second);
    }

    // The standard lets later headers be longer than 6 bytes. A wrong length would swallow a track, so it is believed only
    // where no track comes sooner.
    private static int FindEnd(ReadOnlySpan<byte> bytes, int start, DefectLog log)
    {
        const int Usual = 6;
        var claimed = BinaryPrimitives.ReadUInt32BigEndian(bytes[(start + 4)..]);
        var end = start + 8L + claimed;
        if (claimed == Usual)
            return (int)end;
        if (claimed > Usual && !MidiChunks.IsTrack(bytes, start + 8 + Usual) && (end == bytes.Length || MidiChunks.IsChunk(bytes, end)))
        {
            log.Remark(start + 4, $"The header has {claimed} bytes", "those after the sixth were skipped");
            return (int)end;
        }
        log.Defect(start + 4, $"The header claims {claimed} bytes", $"{Usual} were taken");
        return start + 8 + Usual;
    }
}
