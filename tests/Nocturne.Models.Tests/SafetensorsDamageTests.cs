using System.Buffers.Binary;
using System.Text;

namespace Nocturne.Models.Tests;

public sealed class SafetensorsDamageTests
{
    [Fact]
    public void Every_truncation_is_called_damaged()
    {
        // Arrange
        var bytes = SafetensorsTests.Bytes(SafetensorsTests.Sample());
        for (var length = 0; length < bytes.Length; length++)
        {
            // Act
            var read = () => Safetensors.Read(bytes.AsSpan(0, length), "x.safetensors");
            // Assert
            read.Should().Throw<SafetensorsException>($"{length} of {bytes.Length} bytes are there").WithMessage("x.safetensors *");
        }
    }

    [Fact]
    public void Every_change_of_one_byte_gives_a_valid_file_or_is_called_damaged()
    {
        // Arrange
        var bytes = SafetensorsTests.Bytes(SafetensorsTests.Sample());
        var valid = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            for (var change = 1; change < 256; change++)
            {
                byte[] mutated = [.. bytes];
                mutated[index] ^= (byte)change;
                // Act, Assert: anything but a SafetensorsException escapes and fails the test
                valid += IsRead(mutated) ? 1 : 0;
            }
        }
        valid.Should().BeInRange(255 * 32, 255 * (bytes.Length - 8), "a change of the 32 bytes of numbers is not damage to the format, one of the length is");
    }

    [Theory]
    [InlineData(long.MaxValue)]
    [InlineData(-1)]
    [InlineData(1L << 40)]
    [InlineData(16 << 20)]
    public void A_header_that_claims_a_huge_length_takes_no_memory(long claimed)
    {
        // Arrange
        var bytes = new byte[64];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, claimed);
        Refusal(bytes);
        var before = GC.GetAllocatedBytesForCurrentThread();
        // Act
        var message = Refusal(bytes);
        // Assert
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().BeLessThan(100_000);
        message.Should().Contain($"its header claims {claimed} bytes");
    }

    [Theory]
    [InlineData("""{"x":{"dtype":"F32","shape":[2147483647],"data_offsets":[0,8589934588]}}""", "bytes 0 to 8589934588 of 8")]
    [InlineData("""{"x":{"dtype":"F32","shape":[65536,65536,2],"data_offsets":[0,8]}}""", "8 bytes; shape [65536, 65536, 2]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[-1,-2],"data_offsets":[0,8]}}""", "8 bytes; shape [-1, -2]")]
    [InlineData("""{"x":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", "8 bytes; shape [3]")]
    [InlineData("""{"x":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}}""", "has type F64")]
    [InlineData("""{"x":{"dtype":null,"shape":[1],"data_offsets":[0,8]}}""", "has type null")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[8,0]}}""", "bytes 8 to 0")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[-8,0]}}""", "bytes -8 to 0")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[]}}""", "has 0 data_offsets")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8,8]}}""", "has 3 data_offsets")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""",
        "its header cannot be read")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"\u0078":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""",
        "its header cannot be read")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1],"data_offsets":[0,8]},"y":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""",
        "'y' begins at byte 0, but the previous tensor ends at 8")]
    [InlineData("""{"x":{"dtype":"I32","shape":[1],"data_offsets":[4,8]}}""", "'x' begins at byte 4, but the previous tensor ends at 0")]
    [InlineData("""{"x":{"dtype":"I32","shape":[1],"data_offsets":[0,4]}}""", "its tensors end at byte 4 of 8")]
    [InlineData("""{"__metadata__":{"a":null}}""", "its header cannot be read")]
    [InlineData("""{"__metadata__":{"a":1}}""", "its header cannot be read")]
    [InlineData("""{"__metadata__":{"a":"1","a":"2"}}""", "its header cannot be read")]
    [InlineData("""{"x":{"dtype":"I64","shape":[1.5],"data_offsets":[0,8]}}""", "its header cannot be read")]
    [InlineData("""{"x":{"dtype":"I64","data_offsets":[0,8]}}""", "its header cannot be read")]
    [InlineData("""{"x":3}""", "its header cannot be read")]
    [InlineData("""{"\ud800":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}}""", "its header cannot be read")]
    [InlineData("[1]", "its header cannot be read")]
    [InlineData("{}", "its tensors end at byte 0 of 8")]
    public void A_header_that_says_what_cannot_be_is_refused_with_the_reason(string header, string reason)
    {
        // Arrange
        var bytes = new byte[8 + header.Length + 8];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, header.Length);
        Encoding.ASCII.GetBytes(header, bytes.AsSpan(8));
        // Act, Assert
        Refusal(bytes).Should().Contain(reason);
    }

    private static bool IsRead(byte[] bytes)
    {
        Safetensors file;
        try
        {
            file = Safetensors.Read(bytes, "x.safetensors");
        }
        catch (SafetensorsException)
        {
            return false;
        }
        var written = SafetensorsTests.Bytes(file);
        SafetensorsTests.Bytes(Safetensors.Read(written, "x.safetensors")).AsSpan().SequenceEqual(written).Should().BeTrue("what is read can be written");
        return true;
    }

    private static string Refusal(byte[] bytes)
    {
        var read = () => Safetensors.Read(bytes, "x.safetensors");
        return read.Should().Throw<SafetensorsException>().Which.Message;
    }
}
