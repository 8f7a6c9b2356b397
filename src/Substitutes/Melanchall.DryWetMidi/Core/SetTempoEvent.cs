namespace Melanchall.DryWetMidi.Core;

/// <summary>A tempo from here on.</summary>
public sealed class SetTempoEvent : MetaEvent
{
    /// <summary>Half a second: 120 quarter notes a minute.</summary>
    public const long DefaultMicrosecondsPerQuarterNote = 500000;

    /// <summary>The fastest tempo.</summary>
    public const long MinMicrosecondsPerQuarterNote = 1;

    /// <summary>The slowest tempo: 24 bits.</summary>
    public const long MaxMicrosecondsPerQuarterNote = (1 << 24) - 1;

    private long _microsecondsPerQuarterNote = DefaultMicrosecondsPerQuarterNote;

    /// <summary>Creates the event for the default tempo.</summary>
    public SetTempoEvent()
    {
    }

    /// <summary>Creates the event.</summary>
    public SetTempoEvent(long microsecondsPerQuarterNote) => MicrosecondsPerQuarterNote = microsecondsPerQuarterNote;

    /// <summary>Length of a quarter note in microseconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside 1 to 16,777,215.</exception>
    public long MicrosecondsPerQuarterNote
    {
        get => _microsecondsPerQuarterNote;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, MinMicrosecondsPerQuarterNote);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxMicrosecondsPerQuarterNote);
            _microsecondsPerQuarterNote = value;
        }
    }

    internal override void Write(SmfBuffer buffer, WritingSettings settings)
    {
        var value = MicrosecondsPerQuarterNote;
        Write(buffer, MetaType.SetTempo, [(byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }
}
