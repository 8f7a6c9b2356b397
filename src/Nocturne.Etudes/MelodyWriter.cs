namespace Nocturne.Etudes;

/// <summary>Sets motives over chords: notes on beats are chord tones, notes between them pass or turn.</summary>
internal sealed class MelodyWriter(Metre metre, Random random)
{
    /// <summary>Writes the plain melody of a phrase.</summary>
    /// <param name="chords">The chords from tick 0, in complete bars.</param>
    /// <param name="motives">A motive for each bar except the last, which is the cadence.</param>
    /// <param name="arch">Target pitch at the start of each bar except the last.</param>
    /// <param name="cadence">How the phrase ends.</param>
    /// <param name="previous">Last pitch of the previous phrase, or <c>null</c>.</param>
    public IReadOnlyList<MelodyNote> Write(
        IReadOnlyList<ChordSpan> chords, IReadOnlyList<Motive> motives, IReadOnlyList<int> arch, Cadence cadence, int? previous)
    {
        var line = new MelodyLine(chords, previous);
        foreach (var (bar, motive) in motives.Index())
            Set(line, motive, (long)bar * metre.BarTicks, arch[bar]);
        SetCadence(line, chords, (long)motives.Count * metre.BarTicks, cadence);
        line.Repair(metre.BeatTicks);
        return new Appoggiaturas(metre, chords, random).Add(line.Notes);
    }

    private void Set(MelodyLine line, Motive motive, long start, int target)
    {
        foreach (var (i, duration) in motive.Durations.Index())
        {
            var step = motive.Steps[i];
            var isStrong = i == 0 || start % metre.BeatTicks == 0;
            var wanted = i == 0 ? Towards(target, line.Last) : line.Moved(start, Inside(line.Last, step));
            line.Add(start, duration, wanted, mayPass: !isStrong && Math.Abs(step) <= 1);
            start += duration;
        }
    }

    // Near the edge of its range a melody turns back.
    private static int Inside(int? last, int step) => last switch
    {
        >= MelodyRules.Highest - 5 => -Math.Abs(step),
        <= MelodyRules.Lowest + 3 => Math.Abs(step),
        _ => step,
    };

    private static int Towards(int target, int? last) => last is { } from ? from + Math.Clamp((target - from) / 2, -5, 5) : target;

    // The last bar rests on its goal and then breathes for a beat, or half a beat in a short bar.
    private void SetCadence(MelodyLine line, IReadOnlyList<ChordSpan> chords, long start, Cadence cadence)
    {
        var breath = metre.BeatsPerBar > 2 ? metre.BeatTicks : metre.BeatTicks / 2;
        var end = start + metre.BarTicks - breath;
        foreach (var span in chords.Where(span => span.Start >= start && span.Start < end))
        {
            var last = line.Last ?? MelodyRules.Lowest;
            var wanted = cadence == Cadence.Authentic ? NearestTonic(span.Chord.Key.Tonic, last) : last - 1;
            line.Add(span.Start, Math.Min(span.End, end) - span.Start, wanted, mayPass: false, isExact: cadence == Cadence.Authentic);
        }
    }

    private static int NearestTonic(int tonic, int from) =>
        Enumerable.Range(MelodyRules.Lowest, MelodyRules.Highest - MelodyRules.Lowest - 4)
            .Where(pitch => pitch % 12 == tonic).MinBy(pitch => Math.Abs(pitch - from));
}
