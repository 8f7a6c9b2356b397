using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>Recognizes chunks among other bytes.</summary>
internal static class MidiChunks
{
    /// <summary>The size of a chunk's name and length.</summary>
    public const int HeaderBytes = 8;

    /// <summary>Whether a track begins at an offset, whatever length it claims.</summary>
    public static bool IsTrack(ReadOnlySpan<byte> bytes, long offset) =>
        offset <= bytes.Length - HeaderBytes && bytes[(int)offset..].StartsWith("MTrk"u8);

    /// <summary>Whether a track begins at an offset, or a chunk with a name in ASCII that ends within the bytes.</summary>
    public static bool IsChunk(ReadOnlySpan<byte> bytes, long offset)
    {
        if (offset > bytes.Length - HeaderBytes)
            return false;
        var header = bytes.Slice((int)offset, HeaderBytes);
        var isNamed = !header[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~');
        return header.StartsWith("MTrk"u8) || (isNamed && Length(bytes, (int)offset) <= bytes.Length - offset - HeaderBytes);
    }

    /// <summary>Returns the length that a chunk claims, without its name and the length itself.</summary>
    public static uint Length(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes[(offset + 4)..]);

    /// <summary>Returns where the first track at or after an offset begins, or the end of the bytes if there is none.</summary>
    public static int NextTrack(ReadOnlySpan<byte> bytes, int offset)
    {
        var found = bytes[offset..].IndexOf("MTrk"u8);
        return found < 0 ? bytes.Length : offset + found;
    }
}
