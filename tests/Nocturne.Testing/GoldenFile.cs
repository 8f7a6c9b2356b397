using Xunit;

namespace Nocturne.Testing;

/// <summary>Compares output with files that hold the expected bytes.</summary>
/// <remarks>With <c>NOCTURNE_WRITE_GOLDEN=1</c> in the environment, tests write the files instead of comparing them.</remarks>
public static class GoldenFile
{
    private const string Request = "NOCTURNE_WRITE_GOLDEN";

    /// <summary>Compares bytes with a golden file, or writes the file if requested.</summary>
    /// <param name="actual">The actual bytes.</param>
    /// <param name="path">Path of the file relative to the repository.</param>
    public static void ShouldHold(byte[] actual, params ReadOnlySpan<string> path)
    {
        var file = Repository.At(path);
        if (Environment.GetEnvironmentVariable(Request) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllBytes(file, actual);
        }
        Assert.True(
            File.ReadAllBytes(file).AsSpan().SequenceEqual(actual),
            $"{file} differs. If the change is intended, run the test with {Request}=1.");
    }
}
