using Build.Compiling;

namespace Build.Tests;

public sealed class FingerprintTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public FingerprintTests() => File.WriteAllText(_folder["a.cs"], "one");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Touching_a_file_does_not_change_the_hash()
    {
        // Arrange
        var before = Contents();
        // Act
        File.SetLastWriteTimeUtc(_folder["a.cs"], new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        // Assert
        Contents().Should().Be(before);
    }

    [Fact]
    public void Editing_a_file_without_changing_its_length_changes_the_hash()
    {
        // Arrange
        var before = Contents();
        // Act
        File.WriteAllText(_folder["a.cs"], "two");
        // Assert
        Contents().Should().NotBe(before);
    }

    [Fact]
    public void Renaming_a_file_changes_the_hash()
    {
        // Arrange
        var before = Contents();
        // Act
        File.Move(_folder["a.cs"], _folder["b.cs"]);
        // Assert
        Contents().Should().NotBe(before);
    }

    [Fact]
    public void Deleting_a_file_changes_the_hash()
    {
        // Arrange
        File.WriteAllText(_folder["b.cs"], "");
        var before = Contents();
        // Act
        File.Delete(_folder["b.cs"]);
        // Assert
        Contents().Should().NotBe(before);
    }

    [Fact]
    public void Writing_an_output_changes_the_hash_of_times()
    {
        // Arrange
        var before = Times();
        // Act
        File.SetLastWriteTimeUtc(_folder["a.cs"], new DateTime(2030, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        // Assert
        Times().Should().NotBe(before);
    }

    [Fact]
    public void A_stamp_matches_only_the_inputs_and_outputs_it_was_written_for()
    {
        // Arrange
        var stamp = new Stamp(_folder["sub", "step.stamp"]);
        var early = stamp.Matches("in", "out");
        // Act
        stamp.Write("in", "out");
        // Assert
        early.Should().BeFalse();
        stamp.Matches("in", "out").Should().BeTrue();
        stamp.Matches("other", "out").Should().BeFalse();
        stamp.Matches("in", "other").Should().BeFalse();
    }

    private string Contents() => Fingerprint.OfContents(_folder.FullPath, Fingerprint.FilesBelow(_folder.FullPath));

    private string Times() => Fingerprint.OfTimes(_folder.FullPath, Fingerprint.FilesBelow(_folder.FullPath));
}
