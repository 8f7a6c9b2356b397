namespace Nocturne.Pipeline.Corpora;

/// <summary>Hashes of the files of a corpus.</summary>
internal static class FileHash
{
    /// <summary>Hash of a file; <c>null</c> when it is not there, or larger than it may be.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostBytes">Size from which on it is not read.</param>
    /// <exception cref="CorpusException">The file is there and cannot be read.</exception>
    public static string? OfFile(string path, long mostBytes = long.MaxValue)
    {
        try
        {
            return Length(path) switch
            {
                0 => Sha256Hex.Of([]),
                var length when length > mostBytes => null,
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

    /// <summary>Size of a file, or of what a link leads to; 0 for pipes and devices too, which are not to be opened: reading one may never end.</summary>
    /// <exception cref="IOException">It is not there.</exception>
    public static long Length(string path) => new FileInfo(File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path).Length;
}
