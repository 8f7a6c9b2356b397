namespace Melanchall.DryWetMidi.Core;

/// <summary>A tempo from here on.</summary>
public sealed class SetTempoEvent : MetaEvent
{
    private const long Min = 1;
    private const long Max = (1 << 24) - 1;

    private long _microsecondsPerQuarterNote;

    /// <summary>Creates the event.</summary>
    public SetTempoEvent(long microsecondsPerQuarterNote) => MicrosecondsPerQuarterNote = microsecondsPerQuarterNote;

    /// <summary>Length of a quarter note in microseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 to 16,777,215.</exception>
    public long MicrosecondsPerQuarterNote
    {
        get => _microsecondsPerQuarterNote;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, Min);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
            _microsecondsPerQuarterNote = value;
        }
    }

    internal override void Write(SmfBuffer buffer, WritingSettings settings)
    {
        var value = MicrosecondsPerQuarterNote;
        Write(buffer, MetaType.SetTempo, [(byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }
}
