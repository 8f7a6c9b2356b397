using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A track has no End Of Track event.</summary>
public sealed class MissedEndOfTrackEventException : MidiException
{
    internal MissedEndOfTrackEventException()
        : base("A track chunk has no End Of Track event.")
    {
    }
}
