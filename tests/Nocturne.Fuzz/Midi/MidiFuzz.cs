using Nocturne.Fuzz.Running;

namespace Nocturne.Fuzz.Midi;

/// <summary>Mutates and judges MIDI files on several threads. The results do not depend on the number of threads.</summary>
/// <param name="seeds">Files to mutate.</param>
/// <param name="seed">Seed of the random generator.</param>
/// <param name="jobs">Number of threads.</param>
internal sealed class MidiFuzz(IReadOnlyList<byte[]> seeds, int seed, int jobs)
{
    private const int Batch = 50;

    private readonly MidiCorpus _corpus = new(seeds);

    /// <summary>Number of files to mutate, including mutants that were kept.</summary>
    public int Seeds => _corpus.Count;

    /// <summary>Called for each file that violates an invariant.</summary>
    public Action<Finding> Finds { get; init; } = _ => { };

    /// <summary>Called after each file, with whether it violates an invariant.</summary>
    public Action<bool> Done { get; init; } = _ => { };

    /// <summary>Returns whether to stop early.</summary>
    public Func<bool> IsStopped { get; init; } = () => false;

    /// <summary>Called for a file that hangs. The run cannot continue.</summary>
    public Action<Finding> Hangs { get; init; } = finding => throw new InvalidOperationException(finding.What);

    /// <summary>Called several times a second to report progress, or <c>null</c> to report nothing.</summary>
    public Action? Tell { get; init; }

    /// <summary>Mutates and judges files 0 to <paramref name="count"/> - 1.</summary>
    public MidiTally Run(int count)
    {
        using var watch = new Watch(
            jobs,
            (number, file) => Hangs(new Finding(number, $"reading hangs for more than {Watch.Hang.TotalSeconds:F0} s", file)),
            Watch.Hang,
            Tell);
        var tally = MidiTally.None;
        for (int from = 0, to; from < count && !IsStopped(); from = to)
        {
            to = Math.Min(count, from < MidiCorpus.GuidedFiles ? from + MidiCorpus.Generation : count);
            tally = tally.With(RunGeneration(from, to, watch));
        }
        return tally;
    }

    /// <summary>Returns one file, after judging the earlier files that it depends on.</summary>
    public byte[] File(int number)
    {
        Run(Math.Min(number, MidiCorpus.GuidedFiles) / MidiCorpus.Generation * MidiCorpus.Generation);
        return _corpus.Mutant(seed, number);
    }

    private MidiTally RunGeneration(int from, int to, Watch watch)
    {
        var kept = from < MidiCorpus.GuidedFiles ? new (ulong, byte[])[to - from] : null;
        var tallies = new MidiTally[jobs];
        var next = from;
        var threads = Enumerable.Range(0, jobs).Select(worker => new Thread(() => tallies[worker] = Work(worker))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        if (kept is not null)
            _corpus.Keep(kept);
        return tallies.Aggregate((one, other) => one.With(other));

        MidiTally Work(int worker)
        {
            var tally = MidiTally.None;
            for (int first; (first = Interlocked.Add(ref next, Batch) - Batch) < to && !IsStopped();)
                for (var number = first; number < Math.Min(first + Batch, to); number++)
                {
                    var file = _corpus.Mutant(seed, number);
                    watch.Begins(worker, number, file);
                    tally = tally.With(number, file.Length, Judge(number, file, kept is null ? null : kept.AsSpan()[(number - from)..]));
                }
            watch.Rests(worker);
            return tally;
        }
    }

    private MidiVerdict Judge(int number, byte[] file, Span<(ulong, byte[])> kept)
    {
        var verdict = MidiJudge.Judge(number, file);
        if (!kept.IsEmpty)
            kept[0] = (verdict.Signature, file);
        if (verdict.Finding.Length > 0)
            Finds(new Finding(number, verdict.Finding, file));
        Done(verdict.Finding.Length > 0);
        return verdict;
    }
}
