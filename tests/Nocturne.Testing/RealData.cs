using Xunit;

namespace Nocturne.Testing;

/// <summary>Real music, which is not in the repository.</summary>
public static class RealData
{
    /// <summary>The folder in NOCTURNE_DATA, or ../shared/data beside the repository, or <c>null</c> if neither exists.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why tests that need real music are skipped, or <c>null</c> if the music is available.</summary>
    public static string? WhyMissing =>
        Folder is null ? "needs real music: set NOCTURNE_DATA to a folder with nocturnes, piano and midi-corner-cases" : null;

    /// <summary>Returns a path below the folder.</summary>
    public static string At(params ReadOnlySpan<string> parts) =>
        Path.Combine([Folder ?? throw new DirectoryNotFoundException(WhyMissing), .. parts]);

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("NOCTURNE_DATA");
        if (!string.IsNullOrEmpty(named))
            return Directory.Exists(named)
                ? named
                : throw new DirectoryNotFoundException($"NOCTURNE_DATA is {named}, but that folder does not exist.");
        var beside = Path.Combine(Repository.Root, "..", "shared", "data");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}

/// <summary>A fact about real music. Skipped with the reason if the music is missing.</summary>
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute() => Skip = RealData.WhyMissing;
}

/// <summary>A theory about real music. Skipped with the reason if the music is missing.</summary>
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() => Skip = RealData.WhyMissing;
}
