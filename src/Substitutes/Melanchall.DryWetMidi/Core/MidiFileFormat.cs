namespace Melanchall.DryWetMidi.Core;

/// <summary>Format of a Standard MIDI File.</summary>
public enum MidiFileFormat : ushort
{
    /// <summary>One track.</summary>
    SingleTrack = 0,

    /// <summary>Tracks that start together.</summary>
    MultiTrack = 1,

    /// <summary>Tracks that are independent of each other.</summary>
    MultiSequence = 2,
}
