using System.Runtime.InteropServices;
using System.Text;

namespace Nocturne.Models.Graph;

/// <summary>The bytes of a protobuf message with holes for fields of unknown content.</summary>
internal sealed class ProtobufSkeleton
{
    private readonly List<byte> _bytes = [];
    private readonly List<(int At, long Length)> _holes = [];
    private long _holeBytes;

    /// <summary>Length of the message in bytes, including the holes.</summary>
    public long Length => _bytes.Count + _holeBytes;

    /// <summary>Adds a field that is an integer.</summary>
    public void Add(int field, long value)
    {
        AddNumber((ulong)field << 3);
        AddNumber((ulong)value);
    }

    /// <summary>Adds a field that is text.</summary>
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
        foreach (var (at, length) in message._holes)
            _holes.Add((_bytes.Count + at, length));
        _holeBytes += message._holeBytes;
        _bytes.AddRange(message._bytes);
    }

    /// <summary>Adds a field of known length and unknown content.</summary>
    public void AddHole(int field, long length)
    {
        AddHead(field, length);
        _holes.Add((_bytes.Count, length));
        _holeBytes += length;
    }

    /// <summary>Locations of the holes in the message, in order.</summary>
    public IEnumerable<Range> Holes()
    {
        var before = 0L;
        foreach (var (at, length) in _holes)
        {
            var begin = checked((int)(at + before));
            yield return begin..checked((int)(begin + length));
            before += length;
        }
    }

    /// <summary>Whether a message starts with this one.</summary>
    /// <param name="message">The bytes of the message.</param>
    /// <param name="end">End of this one in the message, or the position of the first difference.</param>
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
