namespace Melanchall.DryWetMidi.Common;

/// <summary>Something in MIDI data that cannot be read.</summary>
public abstract class MidiException : Exception
{
    private protected MidiException(string message)
        : base(message)
    {
    }
}
