using Nocturne.Evaluation.Report.Pages;
using Nocturne.Evaluation.Report.Sections;
using Nocturne.Models;

namespace Nocturne.Evaluation.Report;

/// <summary>Writes an experiment's report.</summary>
public static class ReportWriter
{
    /// <summary>Writes report.md, index.html and figures/*.svg, each whole or not at all. Figures that an earlier report left are deleted.</summary>
    /// <param name="input">What to report.</param>
    /// <param name="folder">Where; made if it is missing.</param>
    /// <exception cref="EvaluationException">There is no run or no music, a run has no epochs, or two runs have one name.</exception>
    public static void Write(ReportInput input, string folder)
    {
        Check(input);
        var blocks = ReportContent.Build(input, folder);
        var figures = Path.Combine(folder, "figures");
        var written = new HashSet<string>();
        foreach (var drawing in blocks.OfType<Figure>().Select(figure => figure.Drawing))
        {
            AtomicFile.WriteText(Path.Combine(figures, $"{drawing.Name}.svg"), drawing.ToFile());
            written.Add($"{drawing.Name}.svg");
        }
        AtomicFile.WriteText(Path.Combine(folder, "report.md"), MarkdownPage.Render(blocks));
        AtomicFile.WriteText(Path.Combine(folder, "index.html"), HtmlPage.Render($"Nocturne: {input.Experiment}", blocks));
        foreach (var old in Directory.GetFiles(figures, "*.svg").Where(path => !written.Contains(Path.GetFileName(path))))
            File.Delete(old);
    }

    private static void Check(ReportInput input)
    {
        if (input.Runs.Count == 0)
            throw new EvaluationException($"The experiment '{input.Experiment}' has no run to report. Train and evaluate it first.");
        if (input.Runs.FirstOrDefault(run => run.Epochs.Count == 0) is { } untrained)
            throw new EvaluationException($"The run '{untrained.Name}' has no epoch. Train it first.");
        if (input.Runs.GroupBy(run => Markup.FileName(run.Name)).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new EvaluationException($"{twice.Count()} runs are named '{twice.First().Name}'. Give each run a name of its own.");
        if (input.Corpus.Pieces.All(piece => piece.Tokens.Length == 0))
            throw new EvaluationException($"The corpus '{input.Corpus.Name}' has no notes. Preprocess it again.");
    }
}
