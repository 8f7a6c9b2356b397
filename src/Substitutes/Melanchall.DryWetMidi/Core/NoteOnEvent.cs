using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A key struck.</summary>
public sealed class NoteOnEvent : NoteEvent
{
    /// <summary>Creates the event.</summary>
    public NoteOnEvent(SevenBitNumber noteNumber, SevenBitNumber velocity)
        : base(noteNumber, velocity)
    {
    }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) => buffer.Write(0x90 | Channel, NoteNumber, Velocity);
}
