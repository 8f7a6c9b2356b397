using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Build.Compiling;

/// <summary>Tells whether anything among many files has changed, without starting a compiler.</summary>
public static class Fingerprint
{
    /// <summary>Hash of files' names and contents: touching a file changes nothing, editing, adding or deleting one does.</summary>
    /// <param name="root">Folder that names are relative to, so that a moved checkout stays the same.</param>
    /// <param name="files">The files, in any order; those that are not there count as absent.</param>
    /// <param name="others">What else the result depends on.</param>
    public static string OfContents(string root, IEnumerable<string> files, params IEnumerable<string> others)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Where(File.Exists).Order(StringComparer.Ordinal))
        {
            Append(hash, Path.GetRelativePath(root, file));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        foreach (var other in others)
            Append(hash, other);
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Hash of files' names, sizes and times of their last change: for the many and large files that a build writes.</summary>
    public static string OfTimes(string root, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Select(file => new FileInfo(file)).OrderBy(file => file.FullName, StringComparer.Ordinal))
            Append(hash, string.Create(CultureInfo.InvariantCulture, $"{Path.GetRelativePath(root, file.FullName)} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Every file below a folder; none where the folder is not there.</summary>
    public static IEnumerable<string> FilesBelow(params ReadOnlySpan<string> parts)
    {
        var folder = Path.Combine(parts);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
