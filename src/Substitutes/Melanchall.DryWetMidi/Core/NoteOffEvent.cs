using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A key let go.</summary>
public sealed class NoteOffEvent : NoteEvent
{
    /// <summary>Creates the event for key 0 with velocity 0.</summary>
    public NoteOffEvent()
    {
    }

    /// <summary>Creates the event.</summary>
    public NoteOffEvent(SevenBitNumber noteNumber, SevenBitNumber velocity)
        : base(noteNumber, velocity)
    {
    }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) => buffer.Write(0x80 | Channel, NoteNumber, Velocity);
}
