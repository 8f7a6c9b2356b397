using Nocturne.Evaluation.Metrics;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Results;

/// <summary>What a step changed against the one before it, in sentences: medians over the networks that both have.</summary>
internal static class StepWords
{
    /// <summary>The sentences; none where nothing can be said.</summary>
    /// <param name="part">The step.</param>
    /// <param name="before">The one before it; <c>null</c> for the first.</param>
    public static IReadOnlyList<string> Of(ResultsPart part, ResultsPart? before)
    {
        var runs = part.Runs.Where(IsWhole).ToList();
        if (runs.Count == 0)
            return [];
        var pairs = (from run in runs
                     from earlier in before?.Runs.Where(IsWhole) ?? []
                     where earlier.Name == run.Name
                     select (Before: earlier, Now: run)).ToList();
        if (pairs.Count == 0)
            pairs = [.. runs.Select(run => (run, run))];        // nothing to compare with: only the numbers are said
        return [.. Music(part, pairs), .. Losses(pairs), Verdict(part, runs)];
    }

    private static IEnumerable<string> Music(ResultsPart part, List<(ResultRun Before, ResultRun Now)> pairs)
    {
        var corpus = part.CorpusMusic!;
        var notes = Decimals(pairs[0].Now.Music!.Notes.Median, 0);
        yield return $"The longest run of one class {Change(pairs, run => run.Music!.LongestRun.Mean, value => Decimals(value, 0))} of {notes} (the corpus: {Decimals(corpus.LongestRun.Mean, 1)}).";
        yield return $"The share of its music's steps that stay on one class {Change(pairs, run => run.Music!.RepeatShare.Mean, Share)} (the corpus: {Share(corpus.RepeatShare.Mean)}).";
        yield return $"The share of its groups of four neighbours that are different ones {Change(pairs, run => run.Music!.Distinct4.Mean, Share)} (the corpus: {Share(corpus.Distinct4.Mean)}); " +
            $"the entropy of the classes {Change(pairs, run => run.Music!.PitchEntropyBits.Mean, value => Decimals(value, 2))} bits (the corpus: {Decimals(corpus.PitchEntropyBits.Mean, 2)}).";
        yield return $"On real, held-out music the share of windows whose most probable class is the last one again {Change(pairs, run => run.Evaluation!.Classes!.Validation.RepeatShare, Share)} " +
            $"(the music itself: {Share(pairs[0].Now.Evaluation!.Classes!.Validation.TargetRepeatShare)}).";
    }

    private static IEnumerable<string> Losses(List<(ResultRun Before, ResultRun Now)> pairs)
    {
        var line = pairs[0].Now.Lines[0];
        yield return $"The held-out loss {Change(pairs, run => run.Evaluation!.Classes!.Validation.CrossEntropyNats, Nats)} nats a class (the {line.Name}: {Nats(line.CrossEntropyNats)}), " +
            $"the training loss {Change(pairs, run => run.Evaluation!.Classes!.Training?.CrossEntropyNats ?? double.NaN, Nats)}; " +
            $"the chosen epoch {Change(pairs, run => run.ChosenEpoch, value => Decimals(value, 0))} of {pairs[0].Now.Epochs.Count}.";
        var (now, earlier) = (pairs[0].Now.Evaluation!.Classes!.Classes, pairs[0].Before.Evaluation!.Classes!.Classes);
        if (now != earlier)
            yield return $"There are {Count(now)} different classes, before {Count(earlier)}: losses of the two do not compare directly, each compares with its own line.";
    }

    private static string Verdict(ResultsPart part, List<ResultRun> runs)
    {
        var stuck = runs.Count(run => run.Pieces.Average(piece => piece.Length == 0 ? 0 : PitchMetrics.LongestRun(piece) / (double)piece.Length) > 0.5);
        var (music, corpus) = (MetricRange.Of(runs.Select(run => run.Music!.PitchEntropyBits.Mean)).Median, part.CorpusMusic!.PitchEntropyBits);
        var variety = music < corpus.Lowest ? "below that of every excerpt of the corpus" : music > corpus.Highest ? "above that of every excerpt of the corpus" : "within what excerpts of the corpus have";
        return $"{stuck} of {Things(runs.Count, "network")} {(stuck == 1 ? "stays" : "stay")} on one class for more than half of a piece; the music's variety (entropy, median) is {variety}.";
    }

    private static string Change(List<(ResultRun Before, ResultRun Now)> pairs, Func<ResultRun, double> measure, Func<double, string> show)
    {
        var (before, now) = (show(Median(pairs.Select(pair => measure(pair.Before)))), show(Median(pairs.Select(pair => measure(pair.Now)))));
        if (ReferenceEquals(pairs[0].Before, pairs[0].Now))
            return $"is {now}";
        return before == now ? $"stays at {now}" : $"{(Median(pairs.Select(pair => measure(pair.Now))) < Median(pairs.Select(pair => measure(pair.Before))) ? "falls" : "rises")} from {before} to {now}";
    }

    private static bool IsWhole(ResultRun run) => run.Music is not null && run.Evaluation?.Classes is not null;

    private static double Median(IEnumerable<double> values) => MetricRange.Of(values).Median;
}
