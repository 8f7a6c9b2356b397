using Nocturne.Evaluation.Baselines;
using Nocturne.Evaluation.Report.Pages;
using static Nocturne.Evaluation.Report.Sections.Numbers;

namespace Nocturne.Evaluation.Report.Sections;

/// <summary>What each model of classes is worth, best first, with the trivial predictors among them.</summary>
internal static class ClassLossSection
{
    private static readonly Column[] Columns =
    [
        new("Model", IsNumber: false), new("Parameters"), new("Cross-entropy (nats)"), new("In bits"), new("Accuracy"),
        new("Repeats last"), new("Different answers"), new("Training (nats)"), new("Training accuracy"), new("File", IsNumber: false),
    ];

    public static IEnumerable<Block> Build(List<ReportRun> runs, string folder)
    {
        var evaluation = runs[0].Classes!;
        var validation = evaluation.Validation;
        yield return new Heading(2, "Losses");
        yield return Paragraph.Of(
            $"Measured through the exported files on all {Things(validation.Windows, "window")} of {evaluation.Window} tokens ",
            $"in the validation pieces, best first; there are {Count(evaluation.Classes)} different tokens. ",
            "The shaded rows are predictors that know how often each token is there and no more, or what follows the last one; ",
            "a model is worth something where it stands above them.");
        yield return new Table(Columns, [.. Rows(evaluation.Baselines, runs, folder)]);
        yield return Paragraph.Of(
            $"The music itself repeats its last token in {Share(validation.TargetRepeatShare)} of the windows ",
            $"and goes on with {Things(validation.DistinctTargets, "different token")}. ",
            "The unigram is smoothed by adding one to every count; the bigram backs off to it by Witten and Bell's weights; ",
            "the last token has the share of repeats in the training pieces, and the unigram the rest.");
    }

    // The runs are sorted; a line goes before the first of them that is not better.
    private static IEnumerable<Row> Rows(IReadOnlyList<ClassLine> baselines, List<ReportRun> runs, string folder)
    {
        var lines = new Queue<ClassLine>(baselines.OrderBy(line => line.CrossEntropyNats));
        foreach (var run in runs)
        {
            while (lines.TryPeek(out var line) && !(run.ValidationLoss < line.CrossEntropyNats))
                yield return Row(lines.Dequeue());
            yield return Row(run, folder);
        }
        while (lines.TryDequeue(out var line))
            yield return Row(line);
    }

    private static Row Row(ClassLine line) => Pages.Row.Of(
        true, line.Name, "", Nats(line.CrossEntropyNats), Decimals(line.CrossEntropyBits, 3), Share(line.Accuracy), "", "", "", "", "");

    private static Row Row(ReportRun run, string folder)
    {
        var (losses, training) = (run.Classes!.Validation, run.Classes.Training);
        return Pages.Row.Of(
            false,
            Inline.Strong(run.Name),
            Count(run.Model.Parameters().Sum(parameter => (long)parameter.Count)),
            Nats(losses.CrossEntropyNats),
            Decimals(losses.CrossEntropyBits, 3),
            Share(losses.Accuracy),
            Share(losses.RepeatShare),
            Count(losses.DistinctAnswers),
            training is null ? "" : Nats(training.CrossEntropyNats),
            training is null ? "" : Share(training.Accuracy),
            Inline.Link(".onnx", Markup.Link(folder, run.ModelPath)));
    }
}
