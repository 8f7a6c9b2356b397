using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>Tells chunks from other bytes.</summary>
internal static class MidiChunks
{
    /// <summary>Bytes of a chunk's name and length.</summary>
    public const int HeaderBytes = 8;

    /// <summary>Whether a track begins here, however long it claims to be.</summary>
    public static bool IsTrack(ReadOnlySpan<byte> bytes, long offset) =>
        offset <= bytes.Length - HeaderBytes && bytes[(int)offset..].StartsWith("MTrk"u8);

    /// <summary>Whether a track begins here, or a chunk with a name in letters that ends within the bytes.</summary>
    public static bool IsChunk(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset > bytes.Length - HeaderBytes)
            return false;
        var header = bytes.Slice((int)offset, HeaderBytes);
        return header.StartsWith("MTrk"u8)
            || (!header[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~') && Length(bytes, (int)offset) <= bytes.Length - offset - HeaderBytes);
    }

    /// <summary>Length that a chunk claims, without its name and the length itself.</summary>
    public static uint Length(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(offset + 4)..]);

    /// <summary>Where the next track begins, from an offset on; the end of the bytes where there is none.</summary>
    public static int NextTrack(ReadOnlySpan<byte> bytes, int offset)
    {
        var found = bytes[offset..].IndexOf("MTrk"u8);
        return found < 0 ? bytes.Length : offset + found;
    }
}
