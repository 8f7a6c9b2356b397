using Nocturne.Training.Runs.TensorBoard;

namespace Nocturne.Training.Tests.Runs.TensorBoard;

public sealed class Crc32CTests
{
    // The check value of CRC catalogues, then the examples of RFC 3720, B.4.
    public static TheoryData<byte[], uint> Known => new()
    {
        { "123456789"u8.ToArray(), 0xE3069283 },
        { new byte[32], 0x8A9136AA },
        { [.. Enumerable.Repeat((byte)0xFF, 32)], 0x62A8AB43 },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)i)], 0x46DD794E },
        { [.. Enumerable.Range(0, 32).Select(i => (byte)(31 - i))], 0x113FDB5C },
        { [], 0 },
    };

    [Theory]
    [MemberData(nameof(Known))]
    public void Known_checksums_are_reproduced(byte[] bytes, uint expected)
    {
        Crc32C.Of(bytes).Should().Be(expected);
        EventReader.Crc(bytes).Should().Be(expected, "the reader in the tests has its own implementation");
    }
}
