using System.Numerics;

namespace Nocturne.Training.Runs.TensorBoard;

/// <summary>The checksum of TensorBoard's records: CRC-32 with Castagnoli's polynomial.</summary>
internal static class Crc32C
{
    /// <summary>Computes the plain checksum: 0xE3069283 for the text <c>123456789</c>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>
    /// Computes the checksum in the form that records contain: rotated and offset, because a plain CRC of data that contains its own
    /// CRC is a constant.
    /// </summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Of(bytes), 15) + 0xA282EAD8;
}
