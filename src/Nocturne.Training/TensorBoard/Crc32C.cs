using System.Numerics;

namespace Nocturne.Training.TensorBoard;

/// <summary>The checksum of TensorBoard's records: CRC-32 with Castagnoli's polynomial.</summary>
internal static class Crc32C
{
    /// <summary>The checksum as it is: 0xE3069283 for the text <c>123456789</c>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
            crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>The checksum as records hold it: rotated and shifted, since the checksum of data that holds its own checksum says little.</summary>
    public static uint Masked(ReadOnlySpan<byte> bytes) => BitOperations.RotateRight(Of(bytes), 15) + 0xA282EAD8;
}
