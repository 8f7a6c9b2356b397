using System.Buffers.Binary;

namespace Nocturne.Testing;

/// <summary>Builds small MIDI files byte by byte.</summary>
public static class MidiBytes
{
    /// <summary>End of track, at delta time 0.</summary>
    public static readonly byte[] End = [0x00, 0xFF, 0x2F, 0x00];

    /// <summary>Middle C, 96 ticks long.</summary>
    public static readonly byte[] MiddleC =
    [
        0x00, 0x90, 60, 64,     // delta time 0: note on
        0x60, 0x80, 60, 64,     // delta time 96: note off
    ];

    /// <summary>Builds a header chunk.</summary>
    public static byte[] Header(int format, int tracks, int division) =>
    [
        .. "MThd"u8, 0, 0, 0, 6,
        (byte)(format >> 8), (byte)format,
        (byte)(tracks >> 8), (byte)tracks,
        (byte)(division >> 8), (byte)division,
    ];

    /// <summary>Builds a chunk that declares its actual length or the claimed one.</summary>
    public static byte[] Chunk(string name, byte[] content, uint? claimed = null)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, claimed ?? (uint)content.Length);
        return [.. System.Text.Encoding.ASCII.GetBytes(name), .. length, .. content];
    }

    /// <summary>Builds a track chunk from parts.</summary>
    public static byte[] Track(params byte[][] parts) => Chunk("MTrk", [.. parts.SelectMany(part => part)]);

    /// <summary>Builds a file with one track and 96 ticks per quarter note.</summary>
    public static byte[] OneTrack(params byte[][] parts) => [.. Header(0, 1, 96), .. Track(parts)];

    /// <summary>Builds a file of format 1 with 96 ticks per quarter note.</summary>
    public static byte[] Tracks(params byte[][] tracks) => [.. Header(1, tracks.Length, 96), .. tracks.SelectMany(track => track)];
}
