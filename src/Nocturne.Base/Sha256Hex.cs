using System.Security.Cryptography;
using System.Text;

namespace Nocturne.Base;

/// <summary>SHA-256 as 64 lower-case hexadecimal digits.</summary>
public static class Sha256Hex
{
    /// <summary>Hash of bytes.</summary>
    public static string Of(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Hash of a text in UTF-8.</summary>
    public static string OfText(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Hash of a file.</summary>
    /// <exception cref="IOException">The file does not exist or cannot be read.</exception>
    public static string OfFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>Hash of the bytes that a callback writes, without buffering them.</summary>
    public static string OfWritten(Action<Stream> write)
    {
        using var hash = SHA256.Create();
        using (var sink = new CryptoStream(Stream.Null, hash, CryptoStreamMode.Write))
            write(sink);
        return Convert.ToHexStringLower(hash.Hash!);
    }
}
