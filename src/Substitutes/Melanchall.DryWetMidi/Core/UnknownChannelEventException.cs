using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A status byte that a file may not have.</summary>
public sealed class UnknownChannelEventException : MidiException
{
    internal UnknownChannelEventException(byte statusByte)
        : base($"Status byte 0x{statusByte:X2} is not one of a MIDI file.")
    {
    }
}
