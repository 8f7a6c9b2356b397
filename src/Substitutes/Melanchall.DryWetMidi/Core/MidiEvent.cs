namespace Melanchall.DryWetMidi.Core;

/// <summary>An event of a track.</summary>
public abstract class MidiEvent
{
    private long _deltaTime;

    private protected MidiEvent()
    {
    }

    /// <summary>Ticks since the event before it, 0 or more.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public long DeltaTime
    {
        get => _deltaTime;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            _deltaTime = value;
        }
    }

    internal MidiEvent Clone() => (MidiEvent)MemberwiseClone();

    internal abstract void Write(SmfBuffer buffer, WritingSettings settings);
}
