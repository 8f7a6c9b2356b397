using System.Buffers.Binary;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A place in the bytes of a MIDI file, which moves on as they are read.</summary>
internal ref struct SmfCursor(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int Position { get; private set; }

    public readonly int Length => _bytes.Length;

    public readonly bool IsAtEnd => Position >= _bytes.Length;

    public readonly byte Peek() => IsAtEnd ? throw new NotEnoughBytesException(1, 0) : _bytes[Position];

    public byte ReadByte()
    {
        var value = Peek();
        Position++;
        return value;
    }

    public ReadOnlySpan<byte> ReadBytes(long count)
    {
        if (count > _bytes.Length - Position)
            throw new NotEnoughBytesException(count, _bytes.Length - Position);
        var bytes = _bytes.Slice(Position, (int)count);
        Position += (int)count;
        return bytes;
    }

    public ushort ReadUInt16() => BinaryPrimitives.ReadUInt16BigEndian(ReadBytes(2));

    public uint ReadUInt32() => BinaryPrimitives.ReadUInt32BigEndian(ReadBytes(4));

    public long ReadVariableLength()
    {
        long value = 0;
        byte next;
        do
        {
            next = ReadByte();
            value = (value << 7) | (byte)(next & 0x7F);
        }
        while (next >= 0x80);
        return value;
    }
}
