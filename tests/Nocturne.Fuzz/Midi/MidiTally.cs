using Nocturne.Fuzz.Running;

namespace Nocturne.Fuzz.Midi;

/// <summary>Counts of verdicts on MIDI files.</summary>
/// <param name="Files">Files judged.</param>
/// <param name="Clean">Files read without a defect.</param>
/// <param name="Salvaged">Files read with defects.</param>
/// <param name="Refused">Files refused with a one-line message.</param>
/// <param name="Findings">Files that violated an invariant.</param>
/// <param name="Bytes">Total size, in bytes.</param>
/// <param name="Slowest">Longest time to read a file, in milliseconds.</param>
/// <param name="Hungriest">Most memory allocated to read a file, in bytes.</param>
internal readonly record struct MidiTally(
    int Files, int Clean, int Salvaged, int Refused, int Findings, long Bytes, Place Slowest, Place Hungriest)
{
    /// <summary>The empty tally.</summary>
    public static MidiTally None { get; } = new(0, 0, 0, 0, 0, 0, new Place(0), new Place(0));

    /// <summary>Adds a verdict.</summary>
    public MidiTally With(int number, int length, MidiVerdict verdict)
    {
        var isFinding = verdict.Finding.Length > 0;
        return new MidiTally(
            Files + 1,
            Clean + (!isFinding && verdict.Kind == MidiKind.Clean ? 1 : 0),
            Salvaged + (!isFinding && verdict.Kind == MidiKind.Salvaged ? 1 : 0),
            Refused + (!isFinding && verdict.Kind == MidiKind.Refused ? 1 : 0),
            Findings + (isFinding ? 1 : 0),
            Bytes + length,
            Place.Larger(Slowest, new Place(verdict.Milliseconds, number)),
            Place.Larger(Hungriest, new Place(verdict.Allocated, number)));
    }

    /// <summary>Adds another tally.</summary>
    public MidiTally With(MidiTally other) => new(
        Files + other.Files,
        Clean + other.Clean,
        Salvaged + other.Salvaged,
        Refused + other.Refused,
        Findings + other.Findings,
        Bytes + other.Bytes,
        Place.Larger(Slowest, other.Slowest),
        Place.Larger(Hungriest, other.Hungriest));
}
