namespace Nocturne.Models;

/// <summary>Paths with every link in them followed: of one file or folder there is but one such path.</summary>
public static class RealPath
{
    /// <summary>The path that one leads to.</summary>
    /// <param name="path">A path; what is not there stands for itself.</param>
    /// <returns>A whole path without links in any of its parts.</returns>
    /// <exception cref="IOException">Links go round in a circle.</exception>
    public static string Of(string path)
    {
        var whole = Path.GetFullPath(path);
        if (Path.GetDirectoryName(whole) is not { } folder)
            return whole;
        var file = new FileInfo(Path.Combine(Of(folder), Path.GetFileName(whole)));
        return file.LinkTarget is null ? file.FullName : Of(file.ResolveLinkTarget(returnFinalTarget: true)!.FullName);
    }

    /// <summary>Whether two paths lead to one file, through whatever links.</summary>
    /// <exception cref="IOException">Links go round in a circle.</exception>
    public static bool IsSame(string path, string other) =>
        string.Equals(Of(path), Of(other), OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
}
