using System.Buffers.Binary;

namespace Nocturne.Training.TensorBoard;

/// <summary>TensorFlow's record files: length (8 bytes, little-endian), its checksum (4), the data, their checksum (4), one after the other.</summary>
internal static class RecordFormat
{
    private const int BeforeData = 12;
    private const int AfterData = 4;

    /// <summary>A record around data.</summary>
    public static byte[] Wrap(ReadOnlySpan<byte> data)
    {
        var record = new byte[BeforeData + data.Length + AfterData];
        BinaryPrimitives.WriteInt64LittleEndian(record, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(8), Crc32C.Masked(record.AsSpan(0, 8)));
        data.CopyTo(record.AsSpan(BeforeData));
        BinaryPrimitives.WriteUInt32LittleEndian(record.AsSpan(BeforeData + data.Length), Crc32C.Masked(data));
        return record;
    }

    /// <summary>Takes the first record off some bytes.</summary>
    /// <returns>Whether they begin with a whole and undamaged record.</returns>
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
