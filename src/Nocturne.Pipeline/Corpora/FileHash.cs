using System.Security.Cryptography;

namespace Nocturne.Pipeline.Corpora;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
internal static class FileHash
{
    /// <summary>Hash of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Hash of a file; <c>null</c> when it is not there.</summary>
    /// <exception cref="CorpusException">The file is there and cannot be read.</exception>
    public static string? OfFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
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
