using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Midi;

/// <summary>Outcome of reading a file: a reading or a refusal.</summary>
internal readonly record struct MidiOutcome(MidiReading? Reading, MidiFormatException? Refusal)
{
    /// <summary>Reads a file. Only <see cref="MidiFormatException"/> is caught.</summary>
    public static MidiOutcome Of(byte[] file, MidiProfile profile, MidiLimits limits)
    {
        try
        {
            return new MidiOutcome(MidiReader.Read(file, profile, limits), null);
        }
        catch (MidiFormatException refusal)
        {
            return new MidiOutcome(null, refusal);
        }
    }
}
