namespace Nocturne.Corpora;

/// <summary>Hashes of the files of a corpus.</summary>
internal static class FileHash
{
    /// <summary>The hash of a file, or <c>null</c> if it is missing or too large.</summary>
    /// <param name="path">The file.</param>
    /// <param name="maxBytes">Maximum size to read.</param>
    /// <exception cref="CorpusException">The file cannot be read.</exception>
    public static string? OfFile(string path, long maxBytes = long.MaxValue)
    {
        try
        {
            return Length(path) switch
            {
                0 => Sha256Hex.Of([]),
                var length when length > maxBytes => null,
                _ => Sha256Hex.OfFile(path),
            };
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CorpusException($"The MIDI file '{path}' cannot be read: {error.Message}");
        }
    }

    /// <summary>The size of a file or of the target of a link; 0 for pipes and devices, since reading one may never end.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static long Length(string path) => new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
}
