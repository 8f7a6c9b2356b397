namespace Nocturne.Generator;

/// <summary>Paths with every link in them followed.</summary>
internal static class RealPath
{
    /// <summary>Whether two paths lead to one file, through whatever links.</summary>
    /// <exception cref="IOException">Links go round in a circle.</exception>
    public static bool IsSame(string path, string other) =>
        string.Equals(Of(path), Of(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);

    private static string Of(string path)
    {
        var whole = Path.GetFullPath(path);
        if (Path.GetDirectoryName(whole) is not { } folder)
            return whole;
        var file = new FileInfo(Path.Combine(Of(folder), Path.GetFileName(whole)));
        return file.LinkTarget is null ? file.FullName : Of(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }
}
