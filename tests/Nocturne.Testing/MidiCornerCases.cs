using System.Buffers.Binary;
using static Nocturne.Testing.MidiBytes;

namespace Nocturne.Testing;

/// <summary>Small MIDI files that are damaged, unreadable, or unusual but valid.</summary>
public static class MidiCornerCases
{
    private static readonly byte[] TextOf200Bytes = [0x00, 0xFF, 0x01, 0x81, 0x48];

    /// <summary>Damaged files, the byte offset of the damage, and the number of notes that can be read.</summary>
    public static IReadOnlyList<(string What, byte[] File, long Offset, int Notes)> Damaged { get; } =
    [
        ("a track too long by a byte at the end of the file", [.. Header(0, 1, 96), .. Claiming(13)], 18, 1),
        ("a track too short by its end", [.. Header(0, 1, 96), .. Claiming(8)], 18, 1),
        ("a track of 4 GB", [.. Header(0, 1, 96), .. Claiming(uint.MaxValue)], 18, 1),
        ("a track too short before another track", [.. Header(1, 2, 96), .. Claiming(3), .. Track(MiddleC, End)], 18, 2),
        ("a track too long before another track", [.. Header(1, 2, 96), .. Claiming(15), .. Track(MiddleC, End)], 18, 2),
        ("bytes after the end of a track", [.. Header(1, 2, 96), .. Track(MiddleC, End, [1, 2, 3]), .. Track(MiddleC, End)], 34, 2),
        ("stray bytes between tracks", [.. Header(1, 2, 96), .. Track(MiddleC, End), 1, 2, 3, .. Track(MiddleC, End)], 34, 2),
        ("a track cut off within its name", [.. Header(1, 2, 96), .. Track(MiddleC, End), .. "MTrk"u8], 10, 1),
        ("a chunk that reaches beyond the file", [.. Header(0, 1, 96), .. Track(MiddleC, End), .. Chunk("Junk", [], claimed: 99)], 34, 1),
        ("a second header", [.. Header(0, 1, 96), .. Header(0, 1, 96), .. Track(MiddleC, End)], 14, 1),
        ("no end of track", OneTrack(MiddleC), 30, 1),
        ("an end of track with content", OneTrack(MiddleC, [0x00, 0xFF, 0x2F, 0x01, 0x00]), 30, 1),
        ("a text longer than its track", OneTrack(MiddleC, TextOf200Bytes), 30, 1),
        ("a length of five bytes", OneTrack(MiddleC, [0x00, 0xFF, 0x01, 0x80, 0x80, 0x80, 0x80, 0x00], End), 30, 1),
        ("a delta time of five bytes", OneTrack(MiddleC, [0x80, 0x80, 0x80, 0x80, 0x00, 0x90, 62, 64], [0x60, 62, 0], End), 30, 2),
        ("a delta time that never ends", OneTrack(MiddleC, [0x80, 0x80, 0x80]), 30, 1),
        ("an event cut off after its status", OneTrack(MiddleC, [0x00, 0x90]), 30, 1),
        ("an event cut off after its delta time", OneTrack(MiddleC, [0x00]), 30, 1),
        ("a meta event cut off before its type", OneTrack(MiddleC, [0x00, 0xFF]), 30, 1),
        ("a system-exclusive message longer than its track", OneTrack(MiddleC, [0x00, 0xF0, 0x7F, 0x01]), 30, 1),
        ("data bytes before any status", OneTrack([0x00, 60, 64], [0x90, 60, 64], [0x60, 60, 0], End), 23, 1),
        ("data bytes and no status at all", OneTrack([0x00, 60, 64, 60]), 23, 0),
        ("running status after a text", OneTrack([0x00, 0x90, 60, 64], [0x00, 0xFF, 0x01, 0x00], [0x60, 60, 0], End), 31, 1),
        ("running status after a message of a cable", OneTrack([0x00, 0x90, 60, 64], [0x00, 0xF6], [0x60, 60, 0], End), 27, 1),
        ("a message of a cable", OneTrack([0x00, 0x90, 60, 64], [0x00, 0xF8], [0x60, 60, 0], End), 27, 1),
        ("a key above 127", OneTrack([0x00, 0x90, 0xC8, 60], MiddleC, End), 22, 1),
        ("a velocity above 127", OneTrack([0x00, 0x90, 60, 0xC8], [0x60, 0x80, 60, 64], MiddleC, End), 22, 2),
        ("a release velocity above 127", OneTrack([0x00, 0x90, 60, 64], [0x60, 0x80, 60, 0xC8], MiddleC, End), 26, 2),
        ("a pedal above 127", OneTrack([0x00, 0xB0, 64, 0xC8], MiddleC, End), 22, 1),
        ("a pitch bend above 127", OneTrack([0x00, 0xE0, 0, 0xC8], MiddleC, End), 22, 1),
        ("a byte before the header", [0, .. OneTrack(MiddleC, End)], 0, 1),
        ("a MacBinary header", MacBinary(OneTrack(MiddleC, End)), 0, 1),
        ("a MacBinary header that claims too much", [.. MacBinary(OneTrack(MiddleC, End))[..^80]], 0, 1),
        ("tracks of an older save", [.. Header(0, 1, 96), .. Track(MiddleC, End), 1, 2, 3, .. Track(MiddleC, End)], 34, 1),
        ("a meta event of a type above 127", OneTrack([0x00, 0xFF, 0x80, 0x00], MiddleC, End), 22, 1),
        ("a tempo of two bytes", OneTrack([0x00, 0xFF, 0x51, 0x02, 0x01, 0x00], MiddleC, End), 22, 1),
        ("a tempo of no time", OneTrack([0x00, 0xFF, 0x51, 0x03, 0x00, 0x00, 0x00], MiddleC, End), 22, 1),
        ("a key signature of three bytes", OneTrack([0x00, 0xFF, 0x59, 0x03, 0x00, 0x00, 0x00], MiddleC, End), 22, 1),
        ("a format that does not exist", [.. Header(3, 1, 96), .. Track(MiddleC, End)], 8, 1),
        ("a format 0 of two tracks", [.. Header(0, 2, 96), .. Track(MiddleC, End), .. Track(MiddleC, End)], 8, 2),
        ("more tracks than promised", [.. Header(1, 1, 96), .. Track(MiddleC, End), .. Track(MiddleC, End)], 10, 2),
        ("fewer tracks than promised", [.. Header(1, 2, 96), .. Track(MiddleC, End)], 10, 1),
        ("no track", Header(1, 0, 96), 14, 0),
        ("a quarter note of no ticks", [.. Header(0, 1, 0), .. Track(MiddleC, End)], 12, 1),
        ("a frame of no ticks", [.. Header(0, 1, 0xE700), .. Track(MiddleC, End)], 13, 1),
        ("a header shorter than it must be", [.. "MThd"u8, 0, 0, 0, 4, 0, 0, 0, 1, 0, 96, .. Track(MiddleC, End)], 4, 1),
        ("a header that claims a track's bytes", [.. "MThd"u8, 0, 0, 0, 26, 0, 0, 0, 1, 0, 96, .. Track(MiddleC, End)], 4, 1),
        ("a note that is never released", OneTrack(MiddleC, [0x00, 0x90, 60, 64], End), 30, 2),
        ("a RIFF container cut off", [.. "RIFF"u8, 0, 0, 0, 0, .. "RMIDdata"u8, 0xFF, 0, 0, 0, .. OneTrack(MiddleC, End)], 16, 1),
    ];

    /// <summary>Files from which nothing can be read.</summary>
    public static IReadOnlyList<(string What, byte[] File)> Hopeless { get; } =
    [
        ("no byte at all", []),
        ("a text", [.. "This is no MIDI file."u8]),
        ("a header cut off", Header(0, 1, 96)[..13]),
        ("the name of a header alone", [.. "MThd"u8]),
        ("a RIFF container of sound", [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVE"u8]),
        ("a RIFF container cut off within its name", [.. "RIFF"u8, 4, 0]),
        ("a RIFF container without a MIDI file", [.. "RIFF"u8, 12, 0, 0, 0, .. "RMIDDISP"u8, 0, 0, 0, 0]),
        ("a RIFF container with an empty MIDI file", [.. "RIFF"u8, 12, 0, 0, 0, .. "RMIDdata"u8, 0, 0, 0, 0]),
    ];

    /// <summary>Unusual but valid files, which the strict reader accepts, and their number of notes.</summary>
    public static IReadOnlyList<(string What, byte[] File, int Notes)> Legal { get; } =
    [
        ("a chunk that is no track", [.. Header(0, 1, 96), .. Chunk("Junk", [1, 2, 3]), .. Track(MiddleC, End)], 1),
        ("a header of 8 bytes", [.. "MThd"u8, 0, 0, 0, 8, 0, 0, 0, 1, 0, 96, 1, 2, .. Track(MiddleC, End)], 1),
        ("a chunk after the tracks", [.. Header(0, 1, 96), .. Track(MiddleC, End), .. Chunk("Junk", [1, 2, 3])], 1),
        ("a delta time padded to four bytes", OneTrack([0x80, 0x80, 0x80, 0x00, 0x90, 60, 64], [0x60, 60, 0], End), 1),
        (
            "a system-exclusive message in packets",
            OneTrack([0x00, 0xF0, 0x02, 0x43, 0x01], [0x10, 0xF7, 0x02, 0x02, 0xF7], MiddleC, End),
            1
        ),
        ("a program change in running status", OneTrack([0x00, 0xC0, 5], [0x00, 6], [0x00, 0xD0, 7], MiddleC, End), 1),
        ("an empty track", OneTrack(End), 0),
    ];

    /// <summary>Adds a MacBinary header of 128 bytes and pads the file to a multiple of 128 bytes.</summary>
    public static byte[] MacBinary(byte[] file)
    {
        var header = new byte[128];
        header[1] = 8;
        "tune.mid"u8.CopyTo(header.AsSpan(2));
        "Midittxt"u8.CopyTo(header.AsSpan(65));
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(83), file.Length);
        return [.. header, .. file, .. new byte[(128 - (file.Length % 128)) % 128]];
    }

    /// <summary>All files.</summary>
    public static IEnumerable<byte[]> Files =>
        [.. Damaged.Select(item => item.File), .. Hopeless.Select(item => item.File), .. Legal.Select(item => item.File)];

    // A track of one note that declares another length than its 12 bytes.
    private static byte[] Claiming(uint length) => Chunk("MTrk", [.. MiddleC, .. End], length);
}
