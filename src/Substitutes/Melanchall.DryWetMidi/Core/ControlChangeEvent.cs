using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A controller moved.</summary>
public sealed class ControlChangeEvent : ChannelEvent
{
    /// <summary>Creates the event.</summary>
    public ControlChangeEvent(SevenBitNumber controlNumber, SevenBitNumber controlValue)
    {
        ControlNumber = controlNumber;
        ControlValue = controlValue;
    }

    /// <summary>Which controller; 64 is the sustain pedal.</summary>
    public SevenBitNumber ControlNumber { get; set; }

    /// <summary>Where it moved to.</summary>
    public SevenBitNumber ControlValue { get; set; }

    internal override void Write(SmfBuffer buffer, WritingSettings settings) => buffer.Write(0xB0 | Channel, ControlNumber, ControlValue);
}
