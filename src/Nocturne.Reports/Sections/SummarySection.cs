using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Measures;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>The results in a few lines.</summary>
internal sealed class SummarySection() : Section(Edition.Full)
{
    protected override IEnumerable<Block> Build(ReportInput input)
    {
        var (part, runs) = (input.First, input.First.BestFirst);
        yield return new Heading(2, "Summary");
        yield return new Bullets([Music(part.Corpus), Best(runs[0]), .. Beaten(part, runs), .. Composed(part), Time(runs)]);
    }

    private static IReadOnlyList<Inline> Music(ReportCorpus corpus) =>
    [
        "Trained on ", Inline.Strong($"{Counted.Of(corpus.Training.Count, "piece")} of {corpus.Name}"), $" ({Notes(corpus.Training)}), ",
        $"validated on {Counted.Of(corpus.Validation.Count, "held-out piece")} ({Notes(corpus.Validation)}).",
    ];

    private static IReadOnlyList<Inline> Best(ReportRun best)
    {
        if (!double.IsFinite(best.ValidationLoss))
            return ["No model has a finite loss: every run diverged."];
        return
        [
            "Lowest validation loss: ", Inline.Strong(best.Name),
            best.Classes is { Validation: var classes }
                ? $" with a cross-entropy of {Nats(classes.CrossEntropyNats)} nats " +
                  $"({Decimals(classes.CrossEntropyBits, 3)} bits) per token; " +
                  $"its most probable token is correct in {Share(classes.Accuracy)} of the windows."
                : $" with {Loss(best.ValidationLoss)}, an error of {Decimals(best.Losses.Validation.SemitonesRms, 2)} semitones RMS.",
        ];
    }

    private static IEnumerable<IReadOnlyList<Inline>> Beaten(ReportPart part, IReadOnlyList<ReportRun> runs) => part.IsOfClasses
        ? runs[0].Classes!.Baselines.Select(line => Beaten(
            $"The {line.Name} has {Nats(line.CrossEntropyNats)} nats and is correct in {Share(line.Accuracy)} of the windows: ",
            line.CrossEntropyNats, runs))
        : part.Lines.Where(line => line.Name is TrivialPredictors.TrainingMean or TrivialPredictors.WindowMean).Select(line => Beaten(
            $"Always predicting the {line.Name} has a loss of {Loss(line.ScaledMse)} ({Decimals(line.SemitonesRms, 2)} semitones): ",
            line.ScaledMse, runs));

    private static IReadOnlyList<Inline> Beaten(string baseline, double loss, IReadOnlyList<ReportRun> runs)
    {
        var better = runs.Count(run => run.ValidationLoss < loss);
        return [baseline, Inline.Strong($"{better} of {Counted.Of(runs.Count, "model")}"), $" {(better == 1 ? "does" : "do")} better."];
    }

    private static IEnumerable<IReadOnlyList<Inline>> Composed(ReportPart part)
    {
        if (part.CorpusMusic is not { } corpus)
            yield break;
        var composed = MusicSummary.Of(part.Samples.Select(sample => sample.Tokens));
        yield return
        [
            part.InWords($"Median of the composed pieces: {Median(composed, Measure.DistinctTokens)} different tokens, "),
            part.InWords($"{Median(composed, Measure.LongestRun)} in the longest run of one token; "),
            $"corpus excerpts of the same length: {Median(corpus, Measure.DistinctTokens)} and {Median(corpus, Measure.LongestRun)}.",
        ];
    }

    private static string Median(MusicSummary music, Measure measure) => Decimals(music[measure].Median, 0);

    private static IReadOnlyList<Inline> Time(IReadOnlyList<ReportRun> runs) =>
        [$"Training {Counted.Of(runs.Count, "model")} took {Duration(runs.Sum(run => run.Seconds))} in total."];
}
