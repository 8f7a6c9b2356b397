using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A key let go.</summary>
public sealed class NoteOffEvent : NoteEvent
{
    /// <summary>Creates the event.</summary>
    public NoteOffEvent(SevenBitNumber noteNumber, SevenBitNumber velocity)
        : base(noteNumber, velocity)
    {
    }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) => buffer.Write(0x80 | Channel, NoteNumber, Velocity);
}
