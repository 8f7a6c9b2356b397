using System.Buffers.Binary;

namespace Nocturne.Training.Runs.TensorBoard;

/// <summary>
/// TensorFlow's record format: the length of the data (8 bytes, little-endian), its checksum (4 bytes), the data, and their checksum
/// (4 bytes).
/// </summary>
internal static class RecordFormat
{
    private const int BeforeData = 12;
    private const int AfterData = 4;

    /// <summary>Wraps data in a record.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> data)
    {
        var record = new byte[BeforeData + data.Length + AfterData];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Crc32C.Masked(record.AsSpan(0, 8)));
        data.CopyTo(record.AsSpan(BeforeData));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(BeforeData + data.Length), Crc32C.Masked(data));
        return record;
    }

    /// <summary>Removes the first record from the bytes.</summary>
    /// <param name="bytes">The bytes; unchanged if they do not start with a record.</param>
    /// <param name="data">Receives the data of the record.</param>
    /// <returns>Whether the bytes start with a complete and intact record.</returns>
    public static bool TryTake(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> data)
    {
        data = default;
        if (bytes.Length < BeforeData + AfterData || BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]) != Crc32C.Masked(bytes[..8]))
            return false;
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes);
        if (length < 0 || length > bytes.Length - BeforeData - AfterData)
            return false;
        data = bytes.Slice(BeforeData, (int)length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(bytes[(BeforeData + (int)length)..]) != Crc32C.Masked(data))
            return false;
        bytes = bytes[(BeforeData + (int)length + AfterData)..];
        return true;
    }
}
