using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The data ends too early.</summary>
public sealed class NotEnoughBytesException : MidiException
{
    internal NotEnoughBytesException(long expectedCount, long actualCount)
        : base($"{expectedCount} bytes are needed; {actualCount} are left.")
    {
    }
}
