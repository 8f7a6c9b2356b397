using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Midi;

/// <summary>Invariants of <see cref="MidiReader"/>: any file gives a valid score or one clear refusal.</summary>
internal static class ReadingRules
{
    private const int MostDefects = 1_001;
    private const int FewestBytesOfNote = 3;

    /// <summary>Returns the rules that the outcome of reading a file violates.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">Limits that it was read with.</param>
    /// <param name="salvaged">Outcome of salvaging it.</param>
    /// <param name="strict">Outcome of reading it strictly.</param>
    public static IEnumerable<string> Broken(byte[] file, MidiLimits limits, MidiOutcome salvaged, MidiOutcome strict) =>
        salvaged.Reading is { } reading
            ? [.. BrokenMended(file, limits, reading), .. BrokenStrict(file, reading, strict), .. ScoreRules.Broken(reading.Score)]
            :
            [
                .. BrokenRefusal(file, salvaged.Refusal!),
                .. ScoreRules.Broken((strict.Refusal is not null, "the salvaging reader refuses a file that the strict reader accepts")),
            ];

    private static IEnumerable<string> BrokenMended(byte[] file, MidiLimits limits, MidiReading reading)
    {
        var (score, defects) = (reading.Score, reading.Defects);
        return ScoreRules.Broken(
            (score.Notes.Count + reading.DrumNotes <= Math.Min(limits.Notes, file.Length / FewestBytesOfNote),
                "more notes than the limit or the file size allows"),
            (score.Pedal.Count <= limits.Events, "more pedal changes than the limit allows"),
            (score.EndTicks <= limits.Ticks * limits.Tracks + 1, "the score is longer than the limit allows"),
            (defects.Count <= MostDefects, "too many defects"),
            (defects.All(defect => defect.Offset >= 0 && defect.Offset <= file.Length), "a defect lies outside the file"),
            (defects.Zip(defects.Skip(1)).SkipLast(1).All(pair => pair.First.Offset <= pair.Second.Offset), "the defects are not sorted"),
            (defects.All(defect => OneLine.Is(defect.Reason)), "a defect is not one printable line"));
    }

    private static IEnumerable<string> BrokenStrict(byte[] file, MidiReading reading, MidiOutcome strict)
    {
        var first = reading.Defects.Where(defect => defect.BreaksStandard).Select(defect => (long?)defect.Offset).Min();
        if (strict.Reading is { } same)
            return ScoreRules.Broken(
                (first is null, "the strict reader accepts a defect"),
                (same.Score.Notes.SequenceEqual(reading.Score.Notes), "notes differ between the readers"),
                (same.Score.Pedal.SequenceEqual(reading.Score.Pedal), "pedal changes differ between the readers"),
                (same.Score.Tempo.Changes.SequenceEqual(reading.Score.Tempo.Changes), "tempo changes differ between the readers"));
        return BrokenRefusal(file, strict.Refusal!).Concat(ScoreRules.Broken(
            (first is not null, "the strict reader refuses a file without a defect"),
            (reading.Defects.Count == MostDefects || strict.Refusal!.Offset == first,
                "the strict reader refuses the file at another place than its first defect")));
    }

    private static IEnumerable<string> BrokenRefusal(byte[] file, MidiFormatException refusal) => ScoreRules.Broken(
        (OneLine.Is(refusal.Message), $"the refusal is not one printable line: {refusal.Message}"),
        (refusal.Offset >= 0 && refusal.Offset <= file.Length || refusal.Message.Contains("limit", StringComparison.Ordinal),
            "the refusal lies outside the file"));
}
