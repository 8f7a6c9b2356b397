namespace Nocturne.Music.Midi;

/// <summary>How to read a MIDI file that violates the standard.</summary>
public enum MidiProfile
{
    /// <summary>Repairs or skips what is wrong and lists each defect.</summary>
    Salvage,

    /// <summary>Refuses the file at its first violation of the standard.</summary>
    Strict,
}
