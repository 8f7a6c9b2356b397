using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>An event on one of the sixteen channels.</summary>
public abstract class ChannelEvent : MidiEvent
{
    private protected ChannelEvent()
    {
    }

    /// <summary>The channel, counted from 0.</summary>
    public FourBitNumber Channel { get; set; }
}
