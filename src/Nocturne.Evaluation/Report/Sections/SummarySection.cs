using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Metrics;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>What came out, in a few lines.</summary>
internal static class SummarySection
{
    public static IEnumerable<Block> Build(ReportInput input, List<ReportRun> runs)
    {
        yield return new Heading(2, "In short");
        yield return new Bullets([Music(input.Corpus), .. input.IsOfClasses ? Classes(runs) : Pitches(input, runs), .. Composed(input, runs), Time(runs)]);
    }

    private static IEnumerable<IReadOnlyList<Inline>> Pitches(ReportInput input, List<ReportRun> runs)
    {
        var lines = input.Baselines.Where(line => line.Name is TrivialPredictors.TrainingMean or TrivialPredictors.WindowMean);
        return [Best(runs[0]), .. lines.Select(line => Against(line, runs))];
    }

    private static IEnumerable<IReadOnlyList<Inline>> Classes(List<ReportRun> runs)
    {
        var best = runs[0].Classes!;
        yield return double.IsFinite(best.Validation.CrossEntropyNats)
            ? [
                "Lowest validation loss: ", Inline.Strong(runs[0].Name),
                $" with a cross-entropy of {Nats(best.Validation.CrossEntropyNats)} nats ({Decimals(best.Validation.CrossEntropyBits, 3)} bits) a token; ",
                $"its most probable token is right in {Share(best.Validation.Accuracy)} of the windows.",
            ]
            : ["No model has a finite loss: every run diverged."];
        foreach (var line in best.Baselines)
        {
            var better = runs.Count(run => run.ValidationLoss < line.CrossEntropyNats);
            yield return
            [
                $"The {line.Name} has {Nats(line.CrossEntropyNats)} nats, and is right in {Share(line.Accuracy)}: ",
                Inline.Strong($"{better} of {Things(runs.Count, "model")}"), $" {(better == 1 ? "does" : "do")} better by cross-entropy.",
            ];
        }
    }

    private static IReadOnlyList<Inline> Music(ReportCorpus corpus)
    {
        var training = corpus.Pieces.Where(piece => !piece.IsValidation).ToList();
        var validation = corpus.Pieces.Where(piece => piece.IsValidation).ToList();
        return
        [
            "Trained on ", Inline.Strong($"{Things(training.Count, "piece")} of {corpus.Name}"), $" ({Notes(training)}), ",
            $"judged on {Things(validation.Count, "piece")} held back ({Notes(validation)}).",
        ];
    }

    private static IReadOnlyList<Inline> Best(ReportRun best)
    {
        var losses = best.Losses.Validation;
        return double.IsFinite(losses.ScaledMse)
            ? [
                "Lowest validation loss: ", Inline.Strong(best.Name),
                $" with {Loss(losses.ScaledMse)}, an error of {Semitones(losses.SemitonesRms)} semitones RMS.",
            ]
            : ["No model has a finite loss: every run diverged."];
    }

    private static IReadOnlyList<Inline> Against(LossLine line, List<ReportRun> runs)
    {
        var better = runs.Count(run => run.Losses.Validation.ScaledMse < line.ScaledMse);
        return
        [
            $"Always answering the {line.Name} has a loss of {Loss(line.ScaledMse)} ({Semitones(line.SemitonesRms)} semitones): ",
            Inline.Strong($"{better} of {Things(runs.Count, "model")}"), $" {(better == 1 ? "does" : "do")} better.",
        ];
    }

    private static IEnumerable<IReadOnlyList<Inline>> Composed(ReportInput input, List<ReportRun> runs)
    {
        var samples = MusicSection.Samples(runs);
        if (samples.Count == 0)
            yield break;
        var notes = samples.Min(sample => sample.Tokens.Length);
        var corpus = MusicSummary.OfExcerpts(input.Corpus.Pieces.Select(piece => piece.Tokens), notes);
        var thing = input.AreTokensPitches ? "note" : "token";
        var composed = MusicSummary.Of(samples.Select(sample => sample.Tokens));
        yield return
        [
            $"A composed piece uses {Decimals(composed.DistinctPitches.Median, 0)} different {thing}s (median), ",
            $"an excerpt of the corpus as long {Decimals(corpus.DistinctPitches.Median, 0)}. ",
            $"Its longest run of one {thing} is {Decimals(composed.LongestRun.Median, 0)}, ",
            $"that of the corpus {Decimals(corpus.LongestRun.Median, 0)}.",
        ];
    }

    private static IReadOnlyList<Inline> Time(List<ReportRun> runs) =>
        [$"Training took {Duration(runs.Sum(run => run.Epochs.Sum(epoch => epoch.Seconds)))} for {Things(runs.Count, "model")}, added up."];
}
