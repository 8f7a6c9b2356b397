namespace Melanchall.DryWetMidi.Core;

/// <summary>The end of a track.</summary>
public sealed class EndOfTrackEvent : MetaEvent
{
    internal EndOfTrackEvent()
    {
    }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) => Write(buffer, MetaType.EndOfTrack, []);
}
