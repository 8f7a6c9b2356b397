using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>Describes what a step changed compared with the step before it: medians over the networks that both have.</summary>
internal static class StepWords
{
    /// <summary>Sentences about a step; none if it has no complete run.</summary>
    /// <param name="part">The step.</param>
    /// <param name="before">The step before it, or <c>null</c> for the first.</param>
    public static IReadOnlyList<string> Of(ReportPart part, ReportPart? before)
    {
        var runs = part.Runs.Where(IsComplete).ToList();
        if (runs.Count == 0)
            return [];
        var pairs = (from run in runs
                     from earlier in before?.Runs.Where(IsComplete) ?? []
                     where earlier.Name == run.Name
                     select (Before: earlier, Now: run)).ToList();
        if (pairs.Count == 0)
            pairs = [.. runs.Select(run => (run, run))];        // nothing to compare with: the sentences contain only the numbers
        return [.. Music(part, pairs), .. Losses(pairs), Conclusion(part, runs)];
    }

    private static IEnumerable<string> Music(ReportPart part, List<(ReportRun Before, ReportRun Now)> pairs)
    {
        var (corpus, target) = (part.CorpusMusic!, pairs[0].Now.Classes!.Validation.TargetRepeatShare);
        yield return $"The longest run of one class {Change(pairs, Mean(Measure.LongestRun), value => Decimals(value, 0))} " +
            $"of {Decimals(pairs[0].Now.Summary!.Tokens.Median, 0)} (corpus: {Decimals(corpus[Measure.LongestRun].Mean, 1)}).";
        yield return $"The share of steps that repeat the class before {Change(pairs, Mean(Measure.RepeatShare), Share)} " +
            $"(corpus: {Share(corpus[Measure.RepeatShare].Mean)}).";
        yield return $"The share of different groups of four neighbours {Change(pairs, Mean(Measure.Distinct4), Share)} " +
            $"(corpus: {Share(corpus[Measure.Distinct4].Mean)}).";
        yield return $"The entropy {Change(pairs, Mean(Measure.EntropyBits), value => Decimals(value, 2))} bits " +
            $"(corpus: {Decimals(corpus[Measure.EntropyBits].Mean, 2)}).";
        yield return $"The share of held-out windows whose most probable class is their last one " +
            $"{Change(pairs, run => run.Classes!.Validation.RepeatShare, Share)} (in the music itself: {Share(target)}).";
    }

    private static IEnumerable<string> Losses(List<(ReportRun Before, ReportRun Now)> pairs)
    {
        var line = pairs[0].Now.Classes!.Baselines[0];
        yield return $"The held-out loss {Change(pairs, run => run.Classes!.Validation.CrossEntropyNats, Nats)} nats per class " +
            $"({line.Name}: {Nats(line.CrossEntropyNats)}), " +
            $"the training loss {Change(pairs, run => run.Classes!.Training.CrossEntropyNats, Nats)}; " +
            $"the chosen epoch {Change(pairs, run => run.ChosenEpoch, value => Decimals(value, 0))} of {pairs[0].Now.Epochs.Count}.";
        var (now, earlier) = (pairs[0].Now.Classes!.Classes, pairs[0].Before.Classes!.Classes);
        if (now != earlier)
            yield return $"There are {Count(now)} classes instead of {Count(earlier)}, so compare each loss with its own unigram only.";
    }

    private static string Conclusion(ReportPart part, List<ReportRun> runs)
    {
        var stuck = runs.Count(run => run.Samples.Average(LongestRunShare) > 0.5);
        var (music, corpus) = (MetricRange.MedianOf(runs.Select(Mean(Measure.EntropyBits))), part.CorpusMusic![Measure.EntropyBits]);
        var variety = music < corpus.Lowest ? "below that of every excerpt of the corpus"
            : music > corpus.Highest ? "above that of every excerpt of the corpus" : "within the range of the corpus excerpts";
        return $"{stuck} of {Counted.Of(runs.Count, "network")} {(stuck == 1 ? "repeats" : "repeat")} one class " +
            $"for more than half of a piece. The median entropy of the music is {variety}.";
    }

    private static string Change(List<(ReportRun Before, ReportRun Now)> pairs, Func<ReportRun, double> measure, Func<double, string> show)
    {
        var before = MetricRange.MedianOf(pairs.Select(pair => measure(pair.Before)));
        var now = MetricRange.MedianOf(pairs.Select(pair => measure(pair.Now)));
        if (ReferenceEquals(pairs[0].Before, pairs[0].Now))
            return $"is {show(now)}";
        if (show(before) == show(now))
            return $"stays at {show(now)}";
        return $"{(now < before ? "falls" : "rises")} from {show(before)} to {show(now)}";
    }

    private static Func<ReportRun, double> Mean(Measure measure) => run => run.Summary![measure].Mean;

    private static double LongestRunShare(ReportSample sample) =>
        sample.Tokens.Length == 0 ? 0 : PitchMetrics.LongestRun(sample.Tokens) / (double)sample.Tokens.Length;

    private static bool IsComplete(ReportRun run) => run.Summary is not null && run.Classes is not null;
}
