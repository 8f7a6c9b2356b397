using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Nocturne.Models;

/// <summary>SHA-256 (FIPS 180-4), in managed code.</summary>
/// <remarks>
/// On Linux, .NET's own implementation uses OpenSSL and aborts the program if libssl is missing, as in a slim container. The generator
/// must run there. Both start equally fast (within 2 ms with a model of 1.4 MB).
/// </remarks>
internal sealed class Sha256
{
    private const int BlockSize = 64;

    // The first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
    private static ReadOnlySpan<uint> Constants =>
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
        0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
        0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
        0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    // The same for the square roots of the first 8 primes (5.3.3).
    private readonly uint[] _state = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];
    private readonly byte[] _rest = new byte[BlockSize];
    private readonly uint[] _schedule = new uint[64];
    private long _length;

    /// <summary>Adds bytes to the hash.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        var held = (int)(_length % BlockSize);
        _length += bytes.Length;
        if (held > 0)
        {
            var taken = Math.Min(BlockSize - held, bytes.Length);
            bytes[..taken].CopyTo(_rest.AsSpan(held));
            bytes = bytes[taken..];
            if (held + taken < BlockSize)
                return;
            Mix(_rest);
        }
        for (; bytes.Length >= BlockSize; bytes = bytes[BlockSize..])
            Mix(bytes[..BlockSize]);
        bytes.CopyTo(_rest);
    }

    /// <summary>Returns the hash as 64 lower-case hexadecimal digits. Nothing can be added afterwards.</summary>
    public string Finish()
    {
        var bits = _length * 8;
        Span<byte> padding = stackalloc byte[BlockSize + 8];        // a bit, zeros up to 8 bytes before the end of a block, the length
        padding[0] = 0x80;
        var zeros = (int)((2 * BlockSize - 9 - _length % BlockSize) % BlockSize);
        BinaryPrimitives.WriteInt64BigEndian(padding[(1 + zeros)..], bits);
        Append(padding[..(1 + zeros + 8)]);
        Span<byte> hash = stackalloc byte[32];
        for (var i = 0; i < _state.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(hash[(4 * i)..], _state[i]);
        return Convert.ToHexStringLower(hash);
    }

    private void Mix(ReadOnlySpan<byte> block)
    {
        var w = _schedule.AsSpan(0, 64);
        for (var t = 0; t < 16; t++)
            w[t] = BinaryPrimitives.ReadUInt32BigEndian(block[(4 * t)..]);
        for (var t = 16; t < w.Length; t++)
        {
            var (near, far) = (w[t - 2], w[t - 15]);
            w[t] = (BitOperations.RotateRight(near, 17) ^ BitOperations.RotateRight(near, 19) ^ (near >> 10)) + w[t - 7]
                + (BitOperations.RotateRight(far, 7) ^ BitOperations.RotateRight(far, 18) ^ (far >> 3)) + w[t - 16];
        }
        Rounds(w);
    }

    private void Rounds(ReadOnlySpan<uint> w)
    {
        uint a = _state[0], b = _state[1], c = _state[2], d = _state[3], e = _state[4], f = _state[5], g = _state[6], h = _state[7];
        // Eight rounds at a time: each rotates the names of the words instead of their values.
        for (var t = 0; t < 64; t += 8)
        {
            Round(a, b, c, ref d, e, f, g, ref h, Constants[t] + w[t]);
            Round(h, a, b, ref c, d, e, f, ref g, Constants[t + 1] + w[t + 1]);
            Round(g, h, a, ref b, c, d, e, ref f, Constants[t + 2] + w[t + 2]);
            Round(f, g, h, ref a, b, c, d, ref e, Constants[t + 3] + w[t + 3]);
            Round(e, f, g, ref h, a, b, c, ref d, Constants[t + 4] + w[t + 4]);
            Round(d, e, f, ref g, h, a, b, ref c, Constants[t + 5] + w[t + 5]);
            Round(c, d, e, ref f, g, h, a, ref b, Constants[t + 6] + w[t + 6]);
            Round(b, c, d, ref e, f, g, h, ref a, Constants[t + 7] + w[t + 7]);
        }
        _state[0] += a;
        _state[1] += b;
        _state[2] += c;
        _state[3] += d;
        _state[4] += e;
        _state[5] += f;
        _state[6] += g;
        _state[7] += h;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(uint a, uint b, uint c, ref uint d, uint e, uint f, uint g, ref uint h, uint addend)
    {
        var sum1 = BitOperations.RotateRight(e, 6) ^ BitOperations.RotateRight(e, 11) ^ BitOperations.RotateRight(e, 25);
        var sum0 = BitOperations.RotateRight(a, 2) ^ BitOperations.RotateRight(a, 13) ^ BitOperations.RotateRight(a, 22);
        h += sum1 + (g ^ (e & (f ^ g))) + addend;
        d += h;
        h += sum0 + ((a & b) | (c & (a | b)));
    }
}
