namespace Melanchall.DryWetMidi.Core;

/// <summary>An event of a channel that has a class in the package and none here, such as a pitch bend: written as it was read.</summary>
internal sealed class OtherChannelEvent(byte kind, byte[] data) : ChannelEvent
{
    internal override void Write(SmfBuffer buffer, WritingSettings settings)
    {
        buffer.Write(kind | Channel);
        buffer.Write(data);
    }
}
