using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Losses;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using Nocturne.Reports.Text;
using static Nocturne.Reports.Text.Numbers;

namespace Nocturne.Reports.Sections;

/// <summary>Losses of the exported models, best first, with the trivial predictors among them.</summary>
internal sealed class LossSection() : Section(Edition.Full)
{
    private static readonly Column[] PitchColumns =
    [
        new("Model", IsNumber: false), new("Parameters"), new("Validation loss"), new("Semitones"), new("R²"),
        new("Gain on training mean"), new("Gain on window mean"), new("Output spread"), new("Training loss"), new("File", IsNumber: false),
    ];

    private static readonly Column[] ClassColumns =
    [
        new("Model", IsNumber: false), new("Parameters"), new("Cross-entropy (nats)"), new("In bits"), new("Accuracy"),
        new("Repeats last"), new("Different predictions"), new("Training (nats)"), new("Training accuracy"), new("File", IsNumber: false),
    ];

    protected override IEnumerable<Block> Build(ReportInput input) =>
        [new Heading(2, "Losses"), .. input.First.IsOfClasses ? Classes(input) : Pitches(input)];

    private static IEnumerable<Block> Pitches(ReportInput input)
    {
        var runs = input.First.BestFirst;
        yield return Introduction(runs[0].Losses.Validation.Windows, runs[0].Losses.Window, "note");
        yield return Ranked(
            PitchColumns, input.First.Lines.Select(line => (line.ScaledMse, Row(line))), runs.Select(run => (run, Pitches(run))),
            input.Folder);
        yield return Paragraph.Of(
            "The report of 2019 that Nocturne reproduces gives losses of about 0.024 to 0.026; compare them with the shaded rows too. ",
            "Losses on other music or on another split are not comparable.");
    }

    private static IEnumerable<Block> Classes(ReportInput input)
    {
        var runs = input.First.BestFirst;
        var evaluation = runs[0].Classes!;
        yield return Introduction(evaluation.Validation.Windows, evaluation.Window, "token");
        yield return Ranked(
            ClassColumns, evaluation.Baselines.Select(line => (line.CrossEntropyNats, Row(line))), runs.Select(run => (run, Classes(run))),
            input.Folder);
        yield return Paragraph.Of(
            $"The vocabulary has {Counted.Of(evaluation.Classes, "token")}. The music repeats its last token in ",
            $"{Share(evaluation.Validation.TargetRepeatShare)} of the windows and continues with ",
            $"{Counted.Of(evaluation.Validation.DistinctTargets, "different token")}. ",
            "The unigram uses add-one smoothing, the bigram Witten-Bell smoothing. ",
            "The last-token predictor repeats as often as the training pieces do, and otherwise follows the unigram.");
    }

    private static Paragraph Introduction(int windows, int length, string thing) => Paragraph.Of(
        $"Measured with the exported files on all {Counted.Of(windows, "window")} of {Counted.Of(length, thing)} ",
        "in the validation pieces, best first. The shaded rows are trivial predictors; a model below them has learned nothing useful.");

    // A predictor is listed before the models that do not beat it; diverged models are last.
    private static Table Ranked(
        Column[] columns, IEnumerable<(double Loss, Row Row)> baselines, IEnumerable<(ReportRun Run, IEnumerable<Inline> Losses)> runs,
        string folder)
    {
        var models = runs.Select(model => (Loss: model.Run.ValidationLoss, Row: Blocks.Row.Of(
            false,
            [
                Inline.Strong(model.Run.Name), Count(model.Run.Parameters), .. model.Losses,
                Inline.Link(".onnx", Markup.Link(folder, model.Run.Export!.Path)),
            ])));
        var ranked = baselines.Concat(models).OrderBy(row => double.IsFinite(row.Loss) ? row.Loss : double.PositiveInfinity);
        return new(columns, [.. ranked.Select(row => row.Row)]);
    }

    private static Row Row(LossLine line) => Blocks.Row.Of(
        true, $"always the {line.Name}", "", Loss(line.ScaledMse), Decimals(line.SemitonesRms, 2), "", "", "", "", "", "");

    private static Row Row(ClassLine line) => Blocks.Row.Of(
        true, line.Name, "", Nats(line.CrossEntropyNats), Decimals(line.CrossEntropyBits, 3), Share(line.Accuracy), "", "", "", "", "");

    private static IEnumerable<Inline> Pitches(ReportRun run)
    {
        var losses = run.Losses.Validation;
        return
        [
            Loss(losses.ScaledMse), Decimals(losses.SemitonesRms, 2), Decimals(losses.RSquared, 3),
            Skill(run, TrivialPredictors.TrainingMean), Skill(run, TrivialPredictors.WindowMean),
            Decimals(losses.AnswerSpread, 3), Loss(run.Losses.Training.ScaledMse),
        ];
    }

    private static IEnumerable<Inline> Classes(ReportRun run)
    {
        var (losses, training) = (run.Classes!.Validation, run.Classes.Training);
        return
        [
            Nats(losses.CrossEntropyNats), Decimals(losses.CrossEntropyBits, 3), Share(losses.Accuracy), Share(losses.RepeatShare),
            Count(losses.DistinctAnswers), Nats(training.CrossEntropyNats), Share(training.Accuracy),
        ];
    }

    private static string Skill(ReportRun run, string name) =>
        run.Losses.Baselines.FirstOrDefault(compared => compared.Baseline.Name == name) is { } found ? Percent(found.Skill) : "";
}
