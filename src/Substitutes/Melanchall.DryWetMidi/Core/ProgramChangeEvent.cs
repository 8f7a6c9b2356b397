using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>Another sound for a channel.</summary>
public sealed class ProgramChangeEvent : ChannelEvent
{
    /// <summary>Creates the event.</summary>
    public ProgramChangeEvent(SevenBitNumber programNumber) => ProgramNumber = programNumber;

    /// <summary>Which sound; 0 is the grand piano of General MIDI.</summary>
    public SevenBitNumber ProgramNumber { get; set; }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) => buffer.Write(0xC0 | Channel, ProgramNumber);
}
