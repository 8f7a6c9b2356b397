namespace Nocturne.Music.Midi;

/// <summary>Reads files that must not be large.</summary>
internal static class BoundedFile
{
    // Offsets are 32-bit numbers, and buffers double.
    private const long MostBytes = 1L << 29;

    /// <summary>All that a stream holds.</summary>
    /// <exception cref="MidiFormatException">There are more bytes than the limit.</exception>
    public static ReadOnlyMemory<byte> ReadAll(FileStream stream, long limit)
    {
        limit = Math.Min(limit, MostBytes);
        if (stream.CanSeek && stream.Length > limit)
            throw TooLarge(limit);
        // A length of 0 may be that of a device; one byte more than expected tells whether the end is reached.
        var buffer = new byte[Math.Max(stream.CanSeek ? stream.Length : 0, 4_095) + 1];
        var count = 0;
        for (int read; (read = stream.Read(buffer, count, buffer.Length - count)) > 0;)
        {
            count += read;
            if (count > limit)
                throw TooLarge(limit);
            if (count == buffer.Length)
                Array.Resize(ref buffer, 2 * buffer.Length);
        }
        return buffer.AsMemory(0, count);
    }

    public static MidiFormatException TooLarge(long limit) => new(limit, $"The file has more than {limit} bytes, the limit for one file");
}
