namespace Nocturne.Pipeline.Tests.House;

/// <summary>What a stage writes does not depend on the language of the machine.</summary>
public sealed class CultureTests
{
    [GermanFact]
    public void Numbers_are_written_alike_in_every_culture()
    {
        // Arrange: links that lead back, of which a few are named and the others counted
        const int Links = 1_100;
        using var repository = new TinyRepository();
        for (var link = 0; link < Links; link++)
            Directory.CreateSymbolicLink(Path.Combine(repository.Music, $"link{link}"), repository.Music);
        // Act
        var (exitCode, output, error) = GermanProcess.Run("Nocturne.Pipeline.dll", repository.Arguments("preprocess"));
        // Assert
        exitCode.Should().Be(0, error);
        output.Should().MatchRegex(@"and 1,\d{3} more");
    }
}
