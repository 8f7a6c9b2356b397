using System.Diagnostics;
using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Midi;

/// <summary>Reads a file in every way and checks the results.</summary>
internal static class MidiJudge
{
    /// <summary>Maximum time to read a file.</summary>
    public static readonly TimeSpan MostTime = TimeSpan.FromSeconds(1);

    /// <summary>Maximum memory to read a file, in bytes.</summary>
    public const long MostBytes = 200_000_000;

    // Encoding and writing do not depend on the reader, so a sample of the files is enough.
    private const int OneEncodedIn = 8;
    private const int OneLimitedIn = 16;

    private static readonly MidiLimits Usual = new();
    private static readonly MidiLimits Tight = new(Bytes: 2_000, Tracks: 3, Events: 64, Notes: 12, Ticks: 10_000);

    /// <summary>Judges a file.</summary>
    /// <param name="number">Number of the file. It selects the limits and the extra checks.</param>
    /// <param name="file">Contents of the file.</param>
    public static MidiVerdict Judge(int number, byte[] file)
    {
        var limits = number % OneLimitedIn == 0 ? Tight : Usual;
        try
        {
            var (salvaged, milliseconds, allocated) = Measure(file, limits);
            var broken = ReadingRules.Broken(file, limits, salvaged, MidiOutcome.Of(file, MidiProfile.Strict, limits))
                .Concat(BrokenCosts(file, limits, milliseconds, allocated));
            if (number % OneEncodedIn == 1 && salvaged.Reading is { } reading)
                broken = broken.Concat(ScoreRules.BrokenEncoded(reading.Score)).Concat(WritingRules.Broken(reading.Score));
            return new MidiVerdict(Kind(salvaged), string.Join("; ", broken), MidiSignature.Of(salvaged), milliseconds, allocated);
        }
        catch (Exception error)         // reading may throw only MidiFormatException
        {
            return new MidiVerdict(MidiKind.Refused, error.ToString(), 0, 0, 0);
        }
    }

    private static MidiKind Kind(MidiOutcome outcome) => outcome.Reading is not { } reading
        ? MidiKind.Refused
        : reading.Defects.Count == 0 ? MidiKind.Clean : MidiKind.Salvaged;

    // Counts all allocations. The peak is lower, because some memory is freed in between.
    private static (MidiOutcome Outcome, double Milliseconds, long Allocated) Measure(byte[] file, MidiLimits limits)
    {
        var (before, start) = (GC.GetAllocatedBytesForCurrentThread(), Stopwatch.GetTimestamp());
        var outcome = MidiOutcome.Of(file, MidiProfile.Salvage, limits);
        return (outcome, Stopwatch.GetElapsedTime(start).TotalMilliseconds, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    // A busy machine delays readings, so the fastest of several counts.
    private static IEnumerable<string> BrokenCosts(byte[] file, MidiLimits limits, double milliseconds, long allocated)
    {
        for (var again = 0; again < 3 && milliseconds > MostTime.TotalMilliseconds; again++)
            milliseconds = Math.Min(milliseconds, Measure(file, limits).Milliseconds);
        return ScoreRules.Broken(
            (milliseconds <= MostTime.TotalMilliseconds, $"reading takes {milliseconds:F0} ms"),
            (allocated <= MostBytes, $"reading allocates {allocated:N0} bytes"));
    }
}
