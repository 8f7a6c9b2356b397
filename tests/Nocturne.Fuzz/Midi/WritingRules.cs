using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Midi;

/// <summary>Invariants of <see cref="MidiWriter"/>: any score is written and can be read back, or is refused as too long.</summary>
internal static class WritingRules
{
    private static readonly MidiLimits Limits = new();

    /// <summary>Returns the rules that a score violates when it is written and read back.</summary>
    public static IEnumerable<string> Broken(Score score)
    {
        var isTooLong = LastTicks(score) > Limits.Ticks;
        using var stream = new MemoryStream();
        try
        {
            MidiWriter.Write(score, stream);
        }
        catch (ArgumentException refusal) when (isTooLong)
        {
            return ScoreRules.Broken((OneLine.Is(refusal.Message), "the writer's refusal is not one printable line"));
        }
        if (isTooLong)
            return ["a score longer than the limit is written"];
        var back = MidiReader.Read(stream.ToArray(), MidiProfile.Strict, Limits with { Bytes = long.MaxValue, Events = int.MaxValue });
        return BrokenBack(score, back);
    }

    private static IEnumerable<string> BrokenBack(Score score, MidiReading back) => ScoreRules.Broken(
        (back.Defects.Count == 0, "the written file has a defect"),
        (Onsets(back.Score).SequenceEqual(Onsets(score)), "onsets differ after writing and reading back"),
        (!AreKeysFree(score) || back.Score.Notes.SequenceEqual(score.Notes), "notes differ after writing and reading back"),
        (back.Score.Pedal.SequenceEqual(score.Pedal), "pedal changes differ after writing and reading back"),
        (back.Score.Tempo.Changes.SequenceEqual(score.Tempo.Changes), "tempo changes differ after writing and reading back"),
        (back.Score.Tempo.TicksPerQuarter == score.Tempo.TicksPerQuarter, "the resolution differs after writing and reading back"))
        .Concat(ScoreRules.Broken(back.Score));

    private static long LastTicks(Score score) =>
        Math.Max(score.EndTicks, Math.Max(score.Tempo.Changes[^1].Ticks, score.Pedal.Count > 0 ? score.Pedal[^1].Ticks : 0));

    private static IEnumerable<(long, int, int)> Onsets(Score score) =>
        score.Notes.Select(note => (note.StartTicks, note.Pitch, note.Velocity)).Order();

    // Whether no two notes of a pitch overlap. A note off names a key, so overlapping notes cannot be told apart.
    private static bool AreKeysFree(Score score)
    {
        var ends = new long[128];
        foreach (var note in score.Notes)
        {
            if (note.EndTicks < ends[note.Pitch])
                return false;
            ends[note.Pitch] = note.EndTicks;
        }
        return true;
    }
}
