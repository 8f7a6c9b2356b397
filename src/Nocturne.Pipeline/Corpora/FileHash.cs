namespace Nocturne.Pipeline.Corpora;

/// <summary>Hashes of the files of a corpus.</summary>
internal static class FileHash
{
    /// <summary>Hash of a file; <c>null</c> when it is not there.</summary>
    /// <exception cref="CorpusException">The file is there and cannot be read.</exception>
    public static string? OfFile(string path)
    {
        try
        {
            return Sha256Hex.OfFile(path);
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
}
