using System.Text;
using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>Reads the events of tracks.</summary>
internal static class EventReading
{
    /// <summary>Reads one event; <paramref name="status"/> is the running status, 0 before the first channel event.</summary>
    public static MidiEvent Read(ref SmfCursor cursor, ref byte status)
    {
        var deltaTime = Math.Max(0, cursor.ReadVariableLength());
        var next = cursor.Peek();
        MidiEvent midiEvent;
        if (next >= 0xF0)
            midiEvent = ReadSystem(ref cursor);
        else
        {
            if (next >= 0x80)
                status = cursor.ReadByte();
            else if (status == 0)
                throw new UnexpectedRunningStatusException();
            midiEvent = ReadChannel(ref cursor, status);
        }
        midiEvent.DeltaTime = deltaTime;
        return midiEvent;
    }

    private static ChannelEvent ReadChannel(ref SmfCursor cursor, byte status)
    {
        var first = ReadData(ref cursor);
        ChannelEvent channelEvent = (status & 0xF0) switch
        {
            0x80 => new NoteOffEvent(first, ReadData(ref cursor)),
            0x90 => NoteOnOrOff(first, ReadData(ref cursor)),
            0xB0 => new ControlChangeEvent(first, ReadData(ref cursor)),
            0xC0 => new ProgramChangeEvent(first),
            0xD0 => new OtherChannelEvent(0xD0, [first]),
            var kind => new OtherChannelEvent((byte)kind, [first, ReadData(ref cursor)]),
        };
        channelEvent.Channel = (FourBitNumber)(byte)(status & 0x0F);
        return channelEvent;
    }

    private static NoteEvent NoteOnOrOff(SevenBitNumber noteNumber, SevenBitNumber velocity) =>
        velocity == 0 ? new NoteOffEvent(noteNumber, velocity) : new NoteOnEvent(noteNumber, velocity);

    private static SevenBitNumber ReadData(ref SmfCursor cursor)
    {
        var value = cursor.ReadByte();
        return value < 0x80 ? (SevenBitNumber)value : throw new InvalidChannelEventParameterValueException(value);
    }

    private static MidiEvent ReadSystem(ref SmfCursor cursor)
    {
        var status = cursor.ReadByte();
        return status switch
        {
            0xFF => ReadMeta(ref cursor),
            0xF0 or 0xF7 => ReadWhole(ref cursor, status),
            _ => throw new UnknownChannelEventException(status),
        };
    }

    private static MidiEvent ReadMeta(ref SmfCursor cursor)
    {
        var type = cursor.ReadByte();
        if (type is not (MetaType.SetTempo or MetaType.EndOfTrack or MetaType.Text or MetaType.SequenceTrackName))
            return ReadWhole(ref cursor, 0xFF, type);
        var content = cursor.ReadBytes(cursor.ReadVariableLength());
        return type switch
        {
            MetaType.EndOfTrack => new EndOfTrackEvent(),
            MetaType.Text => new TextEvent(Encoding.ASCII.GetString(content)),
            MetaType.SequenceTrackName => new SequenceTrackNameEvent(Encoding.ASCII.GetString(content)),
            _ when content.Length < 3 => throw new NotEnoughBytesException(3, content.Length),
            _ => new SetTempoEvent((content[0] << 16) | (content[1] << 8) | content[2]),
        };
    }

    private static OtherEvent ReadWhole(ref SmfCursor cursor, params ReadOnlySpan<byte> start)
    {
        var content = cursor.ReadBytes(cursor.ReadVariableLength());
        var buffer = new SmfBuffer();
        buffer.Write(start);
        buffer.WriteVariableLength(content.Length);
        buffer.Write(content);
        return new OtherEvent(buffer.Written.ToArray());
    }
}
