using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The data has no header chunk.</summary>
public sealed class NoHeaderChunkException : MidiException
{
    internal NoHeaderChunkException()
        : base("The MIDI data has no header chunk (MThd).")
    {
    }
}
