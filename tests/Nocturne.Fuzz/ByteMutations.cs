using System.Runtime.InteropServices;

namespace Nocturne.Fuzz;

/// <summary>Mutates bytes without knowledge of the format.</summary>
internal static class ByteMutations
{
    private const int LongestBlock = 64;

    /// <summary>Makes one change.</summary>
    /// <param name="bytes">Bytes to change. Their number may change.</param>
    /// <param name="other">Another file, from which bytes may be copied.</param>
    /// <param name="random">Source of randomness.</param>
    public static void Change(List<byte> bytes, ReadOnlySpan<byte> other, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var count = Math.Min(random.Next(1, LongestBlock), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < bytes.Count: bytes[at] = random.Of<byte>(0x00, 0x01, 0x7F, 0x80, 0xFF); break;
            case 2 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 3: bytes.RemoveRange(at, count); break;
            case 4: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, count)); break;
            case 5: Swap(CollectionsMarshal.AsSpan(bytes), random); break;
            case 6: Splice(bytes, at, other, random); break;
            case 7 when random.Once(4): bytes.RemoveRange(at, bytes.Count - at); break;
            default: bytes.Insert(at, random.Of((byte)0x00, (byte)0xFF, (byte)random.Next(256))); break;
        }
    }

    /// <summary>Replaces the end of this file with the end of another.</summary>
    private static void Splice(List<byte> bytes, int at, ReadOnlySpan<byte> other, Random random)
    {
        bytes.RemoveRange(at, bytes.Count - at);
        bytes.AddRange(other[random.Next(other.Length + 1)..]);
    }

    private static void Swap(Span<byte> bytes, Random random)
    {
        var length = random.Next(1, LongestBlock);
        if (bytes.Length < 2 * length)
            return;
        var first = random.Next(bytes.Length - 2 * length + 1);
        var second = random.Next(first + length, bytes.Length - length + 1);
        Span<byte> kept = stackalloc byte[LongestBlock];
        bytes.Slice(first, length).CopyTo(kept);
        bytes.Slice(second, length).CopyTo(bytes[first..]);
        kept[..length].CopyTo(bytes[second..]);
    }
}
