using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Midi;

/// <summary>What <see cref="MidiReader"/> promises of any file: a score that keeps its rules, or one clear refusal.</summary>
internal static class ReadingRules
{
    private const int MostDefects = 1_001;
    private const int FewestBytesOfNote = 3;

    /// <summary>The rules that the outcome of reading a file breaks.</summary>
    /// <param name="file">The file.</param>
    /// <param name="limits">Its limits.</param>
    /// <param name="salvaged">What mending it gave.</param>
    /// <param name="strict">What reading it strictly gave.</param>
    public static IEnumerable<string> Broken(byte[] file, MidiLimits limits, MidiOutcome salvaged, MidiOutcome strict) => salvaged.Reading is { } reading
        ? [.. BrokenMended(file, limits, reading), .. BrokenStrict(file, reading, strict), .. ScoreRules.Broken(reading.Score)]
        : [.. BrokenRefusal(file, salvaged.Refusal!), .. ScoreRules.Broken((strict.Refusal is not null, "mending refuses the file, but reading it strictly does not"))];

    private static IEnumerable<string> BrokenMended(byte[] file, MidiLimits limits, MidiReading reading)
    {
        var (score, defects) = (reading.Score, reading.Defects);
        return ScoreRules.Broken(
            (score.Notes.Count + reading.DrumNotes <= Math.Min(limits.Notes, file.Length / FewestBytesOfNote), "there are more notes than the limit or the bytes allow"),
            (score.Pedal.Count <= limits.Events, "there are more movements of the pedal than the limit allows"),
            (score.EndTicks <= limits.Ticks * limits.Tracks + 1, "the score is longer than the limit allows"),
            (defects.Count <= MostDefects, "there are too many defects"),
            (defects.All(defect => defect.Offset >= 0 && defect.Offset <= file.Length), "a defect is not within the file"),
            (defects.Zip(defects.Skip(1)).SkipLast(1).All(pair => pair.First.Offset <= pair.Second.Offset), "the defects are not in order"),
            (defects.All(defect => OneLine.Is(defect.Reason)), "a defect is not one clear line"));
    }

    private static IEnumerable<string> BrokenStrict(byte[] file, MidiReading reading, MidiOutcome strict)
    {
        var first = reading.Defects.Where(defect => defect.BreaksStandard).Select(defect => (long?)defect.Offset).Min();
        if (strict.Reading is { } same)
            return ScoreRules.Broken(
                (first is null, "reading strictly lets a defect pass"),
                (same.Score.Notes.SequenceEqual(reading.Score.Notes), "read again, the notes differ"),
                (same.Score.Pedal.SequenceEqual(reading.Score.Pedal), "read again, the pedal differs"),
                (same.Score.Tempo.Changes.SequenceEqual(reading.Score.Tempo.Changes), "read again, the tempi differ"));
        return BrokenRefusal(file, strict.Refusal!).Concat(ScoreRules.Broken(
            (first is not null, "reading strictly refuses a file without a defect"),
            (reading.Defects.Count == MostDefects || strict.Refusal!.Offset == first, "reading strictly refuses the file elsewhere than at its first defect")));
    }

    private static IEnumerable<string> BrokenRefusal(byte[] file, MidiFormatException refusal) => ScoreRules.Broken(
        (OneLine.Is(refusal.Message), $"the refusal is not one clear line: {refusal.Message}"),
        (refusal.Offset >= 0 && refusal.Offset <= file.Length || refusal.Message.Contains("limit", StringComparison.Ordinal), "the refusal is not within the file"));
}
