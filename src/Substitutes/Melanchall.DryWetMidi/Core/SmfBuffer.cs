using System.Buffers;
using System.Buffers.Binary;

namespace Melanchall.DryWetMidi.Core;

/// <summary>Bytes of a MIDI file under way.</summary>
internal sealed class SmfBuffer
{
    private readonly ArrayBufferWriter<byte> _bytes = new(4096);

    public int Length => _bytes.WrittenCount;

    public ReadOnlySpan<byte> Written => _bytes.WrittenSpan;

    public void Write(ReadOnlySpan<byte> bytes) => _bytes.Write(bytes);

    public void Write(int first)
    {
        _bytes.GetSpan(1)[0] = (byte)first;
        _bytes.Advance(1);
    }

    public void Write(int first, byte second)
    {
        Write(first);
        Write(second);
    }

    public void Write(int first, byte second, byte third)
    {
        Write(first);
        Write(second);
        Write(third);
    }

    public void WriteBigEndian(short value)
    {
        BinaryPrimitives.WriteInt16BigEndian(_bytes.GetSpan(2), value);
        _bytes.Advance(2);
    }

    /// <summary>Seven bits a byte, the highest first; all bytes but the last have bit 7 set.</summary>
    public void WriteVariableLength(long value)
    {
        for (var shift = 56; shift > 0; shift -= 7)
            if (value >> shift != 0)
                Write((int)((value >> shift) & 0x7F) | 0x80);
        Write((int)(value & 0x7F));
    }

    public void WriteChunk(string id, SmfBuffer content)
    {
        foreach (var letter in id)
            Write((byte)letter);
        BinaryPrimitives.WriteUInt32BigEndian(_bytes.GetSpan(4), (uint)content.Length);
        _bytes.Advance(4);
        Write(content.Written);
    }
}
