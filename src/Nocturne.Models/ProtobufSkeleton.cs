using System.Runtime.InteropServices;
using System.Text;

namespace Nocturne.Models;

/// <summary>A protobuf message that is known but for the contents of some of its fields: its bytes, with holes in them.</summary>
internal sealed class ProtobufSkeleton
{
    private readonly List<byte> _bytes = [];
    private readonly List<(int At, long Length)> _holes = [];
    private long _holeBytes;

    /// <summary>Bytes of the message, those of its holes included.</summary>
    public long Length => _bytes.Count + _holeBytes;

    /// <summary>Adds a field that is a number.</summary>
    public void Add(int field, long value)
    {
        AddNumber((ulong)field << 3);
        AddNumber((ulong)value);
    }

    /// <summary>Adds a field that is a text.</summary>
    public void Add(int field, string text) => Add(field, Encoding.UTF8.GetBytes(text).AsSpan());

    /// <summary>Adds a field that is bytes.</summary>
    public void Add(int field, ReadOnlySpan<byte> bytes)
    {
        AddHead(field, bytes.Length);
        _bytes.AddRange(bytes);
    }

    /// <summary>Adds a field that is a message.</summary>
    public void Add(int field, ProtobufSkeleton message)
    {
        AddHead(field, message.Length);
        AddAll(message);
    }

    /// <summary>Adds the fields of another message.</summary>
    public void AddAll(ProtobufSkeleton message)
    {
        foreach (var (at, length) in message._holes)
            _holes.Add((_bytes.Count + at, length));
        _holeBytes += message._holeBytes;
        _bytes.AddRange(message._bytes);
    }

    /// <summary>Adds a field of a known length whose content may be anything.</summary>
    public void AddHole(int field, long length)
    {
        AddHead(field, length);
        _holes.Add((_bytes.Count, length));
        _holeBytes += length;
    }

    /// <summary>Whether a message begins with this one.</summary>
    /// <param name="message">The bytes of the message.</param>
    /// <param name="end">Where this one ends in it; else the first byte that differs.</param>
    public bool Begins(ReadOnlySpan<byte> message, out int end)
    {
        var bytes = CollectionsMarshal.AsSpan(_bytes);
        var from = 0;
        end = 0;
        foreach (var (at, length) in _holes)
        {
            if (!IsSame(bytes[from..at], message, ref end) || message.Length - end < length)
                return false;
            end += (int)length;
            from = at;
        }
        return IsSame(bytes[from..], message, ref end);
    }

    private static bool IsSame(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> message, ref int end)
    {
        var same = bytes.CommonPrefixLength(message[end..]);
        end += same;
        return same == bytes.Length;
    }

    private void AddHead(int field, long length)
    {
        AddNumber((ulong)field << 3 | 2);
        AddNumber((ulong)length);
    }

    private void AddNumber(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            _bytes.Add((byte)(number | 0x80));
        _bytes.Add((byte)number);
    }
}
