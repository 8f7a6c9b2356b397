using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A data byte of a channel event that is above 127.</summary>
public sealed class InvalidChannelEventParameterValueException : MidiException
{
    internal InvalidChannelEventParameterValueException(byte value)
        : base($"Data byte {value} of a channel event is above 127.")
    {
    }
}
