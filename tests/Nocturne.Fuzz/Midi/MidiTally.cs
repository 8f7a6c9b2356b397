using Nocturne.Fuzz.Running;

namespace Nocturne.Fuzz.Midi;

/// <summary>What became of the files so far.</summary>
/// <param name="Files">All of them.</param>
/// <param name="Clean">Read without a remark.</param>
/// <param name="Mended">Read, with defects listed.</param>
/// <param name="Refused">Refused with one clear line.</param>
/// <param name="Findings">Broke a promise.</param>
/// <param name="Bytes">Bytes of all files.</param>
/// <param name="Slowest">Most time that reading one took, ms.</param>
/// <param name="Hungriest">Most memory that reading one took, bytes.</param>
internal readonly record struct MidiTally(int Files, int Clean, int Mended, int Refused, int Findings, long Bytes, Place Slowest, Place Hungriest)
{
    /// <summary>Nothing yet.</summary>
    public static MidiTally None { get; } = new(0, 0, 0, 0, 0, 0, new Place(0), new Place(0));

    /// <summary>These and one more.</summary>
    public MidiTally With(int number, int length, MidiVerdict verdict)
    {
        var isFinding = verdict.Finding.Length > 0;
        return new MidiTally(
            Files + 1,
            Clean + (!isFinding && verdict.Kind == MidiKind.Clean ? 1 : 0),
            Mended + (!isFinding && verdict.Kind == MidiKind.Mended ? 1 : 0),
            Refused + (!isFinding && verdict.Kind == MidiKind.Refused ? 1 : 0),
            Findings + (isFinding ? 1 : 0),
            Bytes + length,
            Place.Larger(Slowest, new Place(verdict.Milliseconds, number)),
            Place.Larger(Hungriest, new Place(verdict.Allocated, number)));
    }

    /// <summary>These and those.</summary>
    public MidiTally With(MidiTally other) => new(
        Files + other.Files, Clean + other.Clean, Mended + other.Mended, Refused + other.Refused, Findings + other.Findings, Bytes + other.Bytes,
        Place.Larger(Slowest, other.Slowest), Place.Larger(Hungriest, other.Hungriest));
}
