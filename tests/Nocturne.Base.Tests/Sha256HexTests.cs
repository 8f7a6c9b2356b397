namespace Nocturne.Base.Tests;

public sealed class Sha256HexTests
{
    // The first example of FIPS 180-4.
    private const string OfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    [Fact]
    public void Bytes_text_file_and_stream_have_one_hash()
    {
        // Arrange
        using var folder = new TempFolder();
        File.WriteAllText(folder["abc"], "abc");
        // Act
        string[] hashes =
        [
            Sha256Hex.Of("abc"u8), Sha256Hex.OfText("abc"), Sha256Hex.OfFile(folder["abc"]),
            Sha256Hex.OfWritten(stream => stream.Write("abc"u8)),
        ];
        // Assert
        hashes.Should().AllBe(OfAbc);
    }
}
