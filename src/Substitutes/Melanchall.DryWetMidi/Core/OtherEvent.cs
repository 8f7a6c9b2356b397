namespace Melanchall.DryWetMidi.Core;

/// <summary>An event that has a class in the package but not here: kept as its bytes, status byte first.</summary>
internal sealed class OtherEvent(byte[] bytes) : MidiEvent
{
    internal override void Write(SmfBuffer buffer, WritingSettings settings) => buffer.Write(bytes);
}
