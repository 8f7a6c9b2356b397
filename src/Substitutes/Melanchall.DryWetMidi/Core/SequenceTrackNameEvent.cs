namespace Melanchall.DryWetMidi.Core;

/// <summary>The name of a sequence or a track.</summary>
public sealed class SequenceTrackNameEvent : BaseTextEvent
{
    /// <summary>Creates the event.</summary>
    public SequenceTrackNameEvent(string name)
        : base(MetaType.SequenceTrackName, name)
    {
    }
}
