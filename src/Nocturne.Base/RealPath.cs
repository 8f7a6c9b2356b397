namespace Nocturne.Base;

/// <summary>Resolves links in paths, so that each file or folder has exactly one path.</summary>
public static class RealPath
{
    /// <summary>Resolves every link in a path.</summary>
    /// <param name="path">A path; parts that do not exist are unchanged.</param>
    /// <returns>A full path without links.</returns>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        if (Path.GetDirectoryName(full) is not { } folder)
            return full;
        var file = new FileInfo(Path.Combine(Of(folder), Path.GetFileName(full)));
        return file.LinkTarget is null ? file.FullName : Of(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    /// <summary>Whether two paths refer to the same file.</summary>
    /// <exception cref="IOException">The links form a cycle.</exception>
    public static bool IsSame(string path, string other) =>
        string.Equals(Of(path), Of(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
