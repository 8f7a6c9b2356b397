namespace Melanchall.DryWetMidi.Core;

/// <summary>An event that is not sent to an instrument.</summary>
public abstract class MetaEvent : MidiEvent
{
    private protected MetaEvent()
    {
    }

    private protected static void Write(SmfBuffer buffer, byte type, ReadOnlySpan<byte> content)
    {
        buffer.Write(0xFF, type);
        buffer.WriteVariableLength(content.Length);
        buffer.Write(content);
    }
}
