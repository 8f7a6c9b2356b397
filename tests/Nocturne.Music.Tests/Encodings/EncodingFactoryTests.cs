using Nocturne.Music.Encodings;

namespace Nocturne.Music.Tests.Encodings;

public sealed class EncodingFactoryTests
{
    private static readonly Score Piece = new(new TempoMap(96), [new(0, 9, 60, 64), new(9, 9, 62, 64), new(9, 9, 65, 64)]);

    [Theory]
    [InlineData("pitch", false)]
    [InlineData("enumerated", false)]
    [InlineData("enumerated", true)]
    public void What_was_kept_of_an_encoding_restores_it(string name, bool octaves)
    {
        // Arrange
        var built = EncodingFactory.Build(name, new EncodingParameters(octaves), [Piece]);
        // Act
        var restored = EncodingFactory.Restore(built.Name, built.Parameters, built.Vocabulary);
        // Assert
        restored.Name.Should().Be(name);
        restored.Parameters.Should().Be(new EncodingParameters(octaves));
        restored.Size.Should().Be(built.Size);
        restored.Encode(Piece).Should().Equal(built.Encode(Piece));
        restored.Scaled(1).Should().Be(built.Scaled(1));
    }

    [Fact]
    public void Every_name_can_be_built()
    {
        EncodingFactory.Names.Select(name => EncodingFactory.Build(name, new EncodingParameters(), [Piece]).Name).Should().Equal(EncodingFactory.Names);
    }

    [Fact]
    public void What_does_not_fit_the_name_is_refused()
    {
        // Act
        Action[] acts =
        [
            () => EncodingFactory.Build("events", new EncodingParameters(), [Piece]),
            () => EncodingFactory.Restore("events", new EncodingParameters(), null),
            () => EncodingFactory.Build("pitch", new EncodingParameters(Octaves: true), [Piece]),
            () => EncodingFactory.Restore("pitch", new EncodingParameters(), ["C4"]),
            () => EncodingFactory.Restore("enumerated", new EncodingParameters(), null),
        ];
        // Assert
        acts.Select(act => act.Should().Throw<ArgumentException>().Which.Message).Should().Equal(
            "There is no encoding 'events'; use pitch or enumerated.",
            "There is no encoding 'events'; use pitch or enumerated.",
            "The encoding 'pitch' has no parameter 'octaves'.",
            "The encoding 'pitch' has no vocabulary, but one is given.",
            "The encoding 'enumerated' needs its vocabulary.");
    }
}
