using Xunit;

namespace Nocturne.Testing;

/// <summary>Music by others, which is not in the repository.</summary>
public static class RealData
{
    /// <summary>The folder that NOCTURNE_DATA names, else ../shared/data beside the repository; <c>null</c> where neither is there.</summary>
    public static string? Folder { get; } = Find();

    /// <summary>Why a test that needs real music is skipped here; <c>null</c> where the music is there.</summary>
    public static string? WhyMissing =>
        Folder is null ? "needs real music: set NOCTURNE_DATA to a folder with nocturnes, piano and midi-corner-cases" : null;

    /// <summary>A path below the folder.</summary>
    public static string At(params ReadOnlySpan<string> parts) =>
        Path.Combine([Folder ?? throw new DirectoryNotFoundException(WhyMissing), .. parts]);

    private static string? Find()
    {
        var named = Environment.GetEnvironmentVariable("NOCTURNE_DATA");
        if (!string.IsNullOrEmpty(named))
            return Directory.Exists(named) ? named : throw new DirectoryNotFoundException($"NOCTURNE_DATA names {named}, which is not there.");
        var beside = Path.Combine(Repository.Root, "..", "shared", "data");
        return Directory.Exists(beside) ? Path.GetFullPath(beside) : null;
    }
}

/// <summary>A fact about real music; skipped, and says so, where there is none.</summary>
public sealed class RealDataFactAttribute : FactAttribute
{
    public RealDataFactAttribute() => Skip = RealData.WhyMissing;
}

/// <summary>A theory about real music; skipped, and says so, where there is none.</summary>
public sealed class RealDataTheoryAttribute : TheoryAttribute
{
    public RealDataTheoryAttribute() => Skip = RealData.WhyMissing;
}
