using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>What each model is worth, best first, with the trivial predictors among them.</summary>
internal static class LossSection
{
    private static readonly Column[] Columns =
    [
        new("Model", IsNumber: false), new("Parameters"), new("Validation loss"), new("Semitones"), new("R²"),
        new("Against training mean"), new("Against window mean"), new("Spread of answers"), new("Training loss"), new("File", IsNumber: false),
    ];

    public static IEnumerable<Block> Build(ReportInput input, List<ReportRun> runs, string folder)
    {
        var validation = runs[0].Losses;
        yield return new Heading(2, "Losses");
        yield return Paragraph.Of(
            $"Measured through the exported files on all {Things(validation.Validation.Windows, "window")} of {validation.Window} notes ",
            "in the validation pieces, best first. ",
            "The shaded rows are predictors that learn nothing; a model is worth something where it stands above them.");
        yield return new Table(Columns, [.. Rows(input.Baselines, runs, folder)]);
        yield return Paragraph.Of(
            "The report that Nocturne reproduces (2019) gives losses of about 0.024 to 0.026, which must be read against such lines too. ",
            "Losses on other files or on another split of them do not compare directly; the lines of one experiment do.");
    }

    // The runs are sorted; a line goes before the first of them that is not better.
    private static IEnumerable<Row> Rows(IReadOnlyList<LossLine> baselines, List<ReportRun> runs, string folder)
    {
        var lines = new Queue<LossLine>(baselines.OrderBy(line => line.ScaledMse));
        foreach (var run in runs)
        {
            while (lines.TryPeek(out var line) && !(run.Losses.Validation.ScaledMse < line.ScaledMse))
                yield return Row(lines.Dequeue());
            yield return Row(run, folder);
        }
        while (lines.TryDequeue(out var line))
            yield return Row(line);
    }

    private static Row Row(LossLine line) =>
        Pages.Row.Of(true, $"always the {line.Name}", "", Loss(line.ScaledMse), Semitones(line.SemitonesRms), "", "", "", "", "", "");

    private static Row Row(ReportRun run, string folder)
    {
        var (losses, training) = (run.Losses.Validation, run.Losses.Training);
        return Pages.Row.Of(
            false,
            Inline.Strong(run.Name),
            Count(run.Model.Parameters().Sum(parameter => (long)parameter.Count)),
            Loss(losses.ScaledMse),
            Semitones(losses.SemitonesRms),
            Decimals(losses.RSquared, 3),
            Skill(run, TrivialPredictors.TrainingMean),
            Skill(run, TrivialPredictors.WindowMean),
            Decimals(losses.AnswerSpread, 3),
            training is null ? "" : Loss(training.ScaledMse),
            Inline.Link(".onnx", Markup.Link(folder, run.ModelPath)));
    }

    private static string Skill(ReportRun run, string name) =>
        run.Losses.Baselines.FirstOrDefault(beside => beside.Baseline.Name == name) is { } found ? Percent(found.Skill) : "";
}
