using Nocturne.Evaluation.Losses;
using Nocturne.Reports.Blocks;
using Nocturne.Reports.Inputs;
using Nocturne.Reports.Pages;
using Nocturne.Reports.Sections;
using Nocturne.Reports.Text;

namespace Nocturne.Reports;

/// <summary>Writes reports of experiments.</summary>
public static class ReportWriter
{
    /// <summary>Writes pages, tables and figures/*.svg, each atomically, and deletes the figures of an earlier report.</summary>
    /// <remarks>The full edition is report.md and index.html; the published edition is README.md, runs.csv and losses.csv.</remarks>
    /// <param name="input">The content and the output folder.</param>
    /// <exception cref="EvaluationException">There is no run or no music, a run has no epochs, or two runs have the same name.</exception>
    public static void Write(ReportInput input)
    {
        if (input.Parts.All(part => part.Runs.Count == 0))
            throw new EvaluationException($"The experiment '{input.First.Experiment}' has no finished run. Train it first.");
        foreach (var part in input.Parts)
            Check(part);
        var blocks = Section.BuildAll(input);
        foreach (var (name, text) in Files(input, blocks))
            AtomicFile.WriteText(Path.Combine(input.Folder, name), text);
        WriteFigures(blocks.OfType<Figure>().Select(figure => figure.Drawing), Path.Combine(input.Folder, "figures"));
    }

    private static (string Name, string Text)[] Files(ReportInput input, IReadOnlyList<Block> blocks) => input.Edition == Edition.Full
        ? [("report.md", MarkdownPage.Render(blocks)), ("index.html", HtmlPage.Render($"Nocturne: {input.First.Experiment}", blocks))]
        : [("runs.csv", ResultTables.Runs(input)), ("losses.csv", ResultTables.Losses(input)), ("README.md", MarkdownPage.Render(blocks))];

    private static void WriteFigures(IEnumerable<Figures.Svg> drawings, string folder)
    {
        var figures = drawings.ToDictionary(drawing => $"{drawing.Name}.svg", drawing => drawing.ToFile());
        foreach (var (name, text) in figures)
            AtomicFile.WriteText(Path.Combine(folder, name), text);
        foreach (var old in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.svg") : [])
            if (!figures.ContainsKey(Path.GetFileName(old)))
                File.Delete(old);
    }

    private static void Check(ReportPart part)
    {
        if (part.Runs.FirstOrDefault(run => run.Epochs.Count == 0) is { } untrained)
            throw new EvaluationException($"The run '{untrained.Name}' has no epochs. Train it first.");
        if (part.Runs.GroupBy(run => Markup.FileName(run.Name)).FirstOrDefault(group => group.Count() > 1) is { } same)
            throw new EvaluationException($"{same.Count()} runs are named '{same.First().Name}'. Give each run its own name.");
        if (part.Runs.Count > 0 && part.Corpus.Pieces.All(piece => piece.Tokens.Length == 0))
            throw new EvaluationException($"The corpus '{part.Corpus.Name}' has no notes. Preprocess it again.");
    }
}
