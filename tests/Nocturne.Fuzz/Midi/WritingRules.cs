using Nocturne.Music;
using Nocturne.Music.Midi;

namespace Nocturne.Fuzz.Midi;

/// <summary>What <see cref="MidiWriter"/> promises of any score: it is written and read back, or refused as too long.</summary>
internal static class WritingRules
{
    private static readonly MidiLimits Limits = new();

    /// <summary>The rules that a score breaks once it is written and read back.</summary>
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
            return ScoreRules.Broken((OneLine.Is(refusal.Message), "the refusal to write is not one clear line"));
        }
        if (isTooLong)
            return ["a score that is too long is written"];
        var back = MidiReader.Read(stream.ToArray(), MidiProfile.Strict, Limits with { Bytes = long.MaxValue, Events = int.MaxValue });
        return BrokenBack(score, back);
    }

    private static IEnumerable<string> BrokenBack(Score score, MidiReading back) => ScoreRules.Broken(
        (back.Defects.Count == 0, "what is written has a defect"),
        (Onsets(back.Score).SequenceEqual(Onsets(score)), "written and read back, onsets differ"),
        (!AreKeysFree(score) || back.Score.Notes.SequenceEqual(score.Notes), "written and read back, notes differ"),
        (back.Score.Pedal.SequenceEqual(score.Pedal), "written and read back, the pedal differs"),
        (back.Score.Tempo.Changes.SequenceEqual(score.Tempo.Changes), "written and read back, tempi differ"),
        (back.Score.Tempo.TicksPerQuarter == score.Tempo.TicksPerQuarter, "written and read back, the resolution differs"))
        .Concat(ScoreRules.Broken(back.Score));

    private static long LastTicks(Score score) =>
        Math.Max(score.EndTicks, Math.Max(score.Tempo.Changes[^1].Ticks, score.Pedal.Count > 0 ? score.Pedal[^1].Ticks : 0));

    private static IEnumerable<(long, int, int)> Onsets(Score score) => score.Notes.Select(note => (note.StartTicks, note.Pitch, note.Velocity)).Order();

    // Whether no note lies within another of its pitch: a file says which key is let go, not which note.
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
