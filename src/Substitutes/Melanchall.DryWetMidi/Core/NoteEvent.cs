using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A key struck or let go.</summary>
public abstract class NoteEvent : ChannelEvent
{
    private protected NoteEvent(SevenBitNumber noteNumber, SevenBitNumber velocity)
    {
        NoteNumber = noteNumber;
        Velocity = velocity;
    }

    /// <summary>The key; 60 is middle C.</summary>
    public SevenBitNumber NoteNumber { get; set; }

    /// <summary>How fast the key moves.</summary>
    public SevenBitNumber Velocity { get; set; }
}
