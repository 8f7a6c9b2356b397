using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Build.Compiling;

/// <summary>Detects changes in many files without starting a compiler.</summary>
public static class Fingerprint
{
    /// <summary>Hashes names and contents of files. Touching a file does not change the hash.</summary>
    /// <param name="root">Folder that names are relative to, so that moving the checkout does not change the hash.</param>
    /// <param name="files">The files, in any order; missing ones are ignored.</param>
    /// <param name="others">Other values to include in the hash.</param>
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

    /// <summary>Hashes names, sizes and modification times of files. Fast enough for the large files that a build writes.</summary>
    public static string OfTimes(string root, IEnumerable<string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files.Select(file => new FileInfo(file)).OrderBy(file => file.FullName, StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(root, file.FullName);
            Append(hash, string.Create(CultureInfo.InvariantCulture, $"{name} {file.Length} {file.LastWriteTimeUtc.Ticks}"));
        }
        return Convert.ToHexString(hash.GetHashAndReset());
    }

    /// <summary>Lists every file below a folder; none if the folder does not exist.</summary>
    public static IEnumerable<string> FilesBelow(params ReadOnlySpan<string> parts)
    {
        var folder = Path.Combine(parts);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
    }

    private static void Append(IncrementalHash hash, string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
}
