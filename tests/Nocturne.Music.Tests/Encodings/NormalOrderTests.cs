using System.Security.Cryptography;
using System.Text;
using FsCheck.Xunit;
using Nocturne.Music.Encodings;

namespace Nocturne.Music.Tests.Encodings;

public sealed class NormalOrderTests
{
    [Theory]
    [InlineData("0", "60 72")]                  // C in two octaves
    [InlineData("0.4.7", "67 72 76")]           // C major
    [InlineData("10.2.5", "70 74 77")]          // B flat major
    [InlineData("0.3.7", "55 63 72")]           // C minor
    [InlineData("1.5.9", "53 57 61")]           // augmented: all rotations are equal, so the lowest pitch class comes first
    [InlineData("0.3.6.9", "66 69 72 75")]      // diminished seventh: the same
    [InlineData("7.8.9.2", "44 45 50 55")]      // the next four are examples in the documentation of music21
    [InlineData("7.8.9.0.2.4", "55 62 68 69 72 76")]
    [InlineData("11.2.3.7", "83 67 74 75 86")]
    [InlineData("2.6.9", "62 66 69")]
    [InlineData("7.8.0.2.3", "60 62 63 67 68")] // Forte's 5-20: Rahn's algorithm would start at 0
    public void Known_sets_come_in_their_known_order(string order, string pitches)
    {
        // Act
        var found = NormalOrder.Of(pitches.Split(' ').Select(int.Parse));
        // Assert
        string.Join('.', found).Should().Be(order);
    }

    [Fact]
    public void Every_set_there_is_comes_as_music21_has_it()
    {
        // Arrange: set k holds the pitch classes whose bits are set in k
        var orders = Enumerable.Range(1, 4095)
            .Select(set => Enumerable.Range(0, 12).Where(bit => (set >> bit & 1) == 1))
            .Select(set => string.Join('.', NormalOrder.Of(set)));
        // Act
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', orders))));
        // Assert: the hash of the same list computed with music21 9.9
        hash.Should().Be("6a4995a7a018c73f0c1888bb9f12c0f5e8867654f6d8960a20d085c604b162c0");
    }

    [Fact]
    public void Nothing_has_an_empty_order()
    {
        NormalOrder.Of([]).Should().BeEmpty();
    }

    [Property]
    public void The_order_of_what_is_given_does_not_matter(byte[] pitches)
    {
        // Act
        var order = NormalOrder.Of(pitches.Select(pitch => (int)pitch));
        // Assert
        NormalOrder.Of(pitches.Reverse().Select(pitch => (int)pitch)).Should().Equal(order);
        order.Order().Should().Equal(pitches.Select(pitch => pitch % 12).Distinct().Order());
    }
}
