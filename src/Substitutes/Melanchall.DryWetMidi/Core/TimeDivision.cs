using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>What a tick is.</summary>
public abstract class TimeDivision
{
    private protected TimeDivision()
    {
    }

    internal abstract short ToInt16();

    internal static TimeDivision FromInt16(short value) => value < 0
        ? new SmpteTimeDivision((SmpteFormat)(byte)-(sbyte)(value >> 8), (byte)value)
        : new TicksPerQuarterNoteTimeDivision(value);
}
