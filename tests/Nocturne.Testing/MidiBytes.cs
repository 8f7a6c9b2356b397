using System.Buffers.Binary;

namespace Nocturne.Testing;

/// <summary>Small MIDI files, byte by byte.</summary>
public static class MidiBytes
{
    /// <summary>End of track, at once.</summary>
    public static readonly byte[] End = [0x00, 0xFF, 0x2F, 0x00];

    /// <summary>Middle C, struck at once and let go after 96 ticks.</summary>
    public static readonly byte[] MiddleC =
    [
        0x00, 0x90, 60, 64,     // at once: strike
        0x60, 0x80, 60, 64,     // after 96 ticks: let go
    ];

    /// <summary>A header chunk.</summary>
    public static byte[] Header(int format, int tracks, int division) =>
    [
        .. "MThd"u8, 0, 0, 0, 6,
        (byte)(format >> 8), (byte)format,
        (byte)(tracks >> 8), (byte)tracks,
        (byte)(division >> 8), (byte)division,
    ];

    /// <summary>A chunk that claims the length it has, or another.</summary>
    public static byte[] Chunk(string name, byte[] content, uint? claimed = null)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(length, claimed ?? (uint)content.Length);
        return [.. System.Text.Encoding.ASCII.GetBytes(name), .. length, .. content];
    }

    /// <summary>A track chunk of parts.</summary>
    public static byte[] Track(params byte[][] parts) => Chunk("MTrk", [.. parts.SelectMany(part => part)]);

    /// <summary>A file of one track, 96 ticks a quarter note.</summary>
    public static byte[] OneTrack(params byte[][] parts) => [.. Header(0, 1, 96), .. Track(parts)];

    /// <summary>A file of format 1.</summary>
    public static byte[] Tracks(params byte[][] tracks) => [.. Header(1, tracks.Length, 96), .. tracks.SelectMany(track => track)];
}
