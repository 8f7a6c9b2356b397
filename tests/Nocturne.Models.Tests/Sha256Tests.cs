using System.Security.Cryptography;
using System.Text;

namespace Nocturne.Models.Tests;

public sealed class Sha256Tests
{
    // FIPS 180-4's own examples, and a million times 'a'.
    [Theory]
    [InlineData("abc", 1, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("", 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("a", 1_000_000, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")]
    public void It_gives_the_published_hashes(string text, int times, string hash)
    {
        // Arrange
        var bytes = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(text, times)));
        // Act, Assert
        Hash(bytes, bytes.Length).Should().Be(hash);
    }

    [Fact]
    public void It_agrees_with_the_framework_on_every_length_and_cut()
    {
        var bytes = new byte[300];
        new Random(1).NextBytes(bytes);
        for (var length = 0; length <= bytes.Length; length++)
        {
            // Arrange
            var expected = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, length)));
            // Act, Assert
            Hash(bytes.AsSpan(0, length), cut: length / 3).Should().Be(expected);
        }
    }

    private static string Hash(ReadOnlySpan<byte> bytes, int cut)
    {
        var hash = new Sha256();
        hash.Append(bytes[..cut]);
        hash.Append(bytes[cut..]);
        return hash.Finish();
    }
}
