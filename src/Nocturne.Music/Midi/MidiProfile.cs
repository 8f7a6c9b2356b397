namespace Nocturne.Music.Midi;

/// <summary>How a reader takes a MIDI file that breaks the standard.</summary>
public enum MidiProfile
{
    /// <summary>Mends or skips what it can, and lists each defect.</summary>
    Salvage,

    /// <summary>Refuses the file at its first defect.</summary>
    Strict,
}
