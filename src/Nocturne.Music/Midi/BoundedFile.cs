namespace Nocturne.Music.Midi;

/// <summary>Reads files up to a maximum size.</summary>
internal static class BoundedFile
{
    // Offsets are 32-bit, and the buffer doubles.
    private const long MaxBytes = 1L << 29;

    /// <summary>Reads a stream to its end.</summary>
    /// <exception cref="MidiFormatException">The stream has more bytes than the limit.</exception>
    public static ReadOnlyMemory<byte> ReadAll(FileStream stream, long limit)
    {
        limit = Math.Min(limit, MaxBytes);
        if (stream.CanSeek && stream.Length > limit)
            throw TooLarge(limit);
        // A device reports a length of 0. One byte more than the length lets the last read detect the end.
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

    public static MidiFormatException TooLarge(long limit) => new(limit, $"The file is larger than {limit} bytes, the limit for one file");
}
