using Nocturne.Evaluation.Report.Pages;
using Nocturne.Models;

namespace Nocturne.Evaluation.Results;

/// <summary>Writes an experiment's results for those who will not run it: numbers, curves, figures and words; no music and no model.</summary>
public static class ResultsWriter
{
    /// <summary>Writes README.md, runs.csv, losses.csv and figures/*.svg, each whole or not at all, and deletes figures of before.</summary>
    /// <param name="input">What came out.</param>
    /// <param name="folder">Where; made if it is missing.</param>
    /// <exception cref="EvaluationException">No run is finished.</exception>
    public static void Write(ResultsInput input, string folder)
    {
        if (input.Parts.All(part => part.Runs.Count == 0))
            throw new EvaluationException($"No run of '{input.First.Experiment}' is trained to its end, so there are no results. Train it first.");
        var blocks = ResultsPage.Build(input);
        AtomicFile.WriteText(Path.Combine(folder, "runs.csv"), ResultTables.Runs(input));
        AtomicFile.WriteText(Path.Combine(folder, "losses.csv"), ResultTables.Losses(input));
        AtomicFile.WriteText(Path.Combine(folder, "README.md"), MarkdownPage.Render(blocks));
        var figures = Path.Combine(folder, "figures");
        HashSet<string> drawn = [.. blocks.OfType<Figure>().Select(figure => $"{figure.Drawing.Name}.svg")];
        foreach (var figure in blocks.OfType<Figure>())
            AtomicFile.WriteText(Path.Combine(figures, $"{figure.Drawing.Name}.svg"), figure.Drawing.ToFile());
        foreach (var old in Directory.Exists(figures) ? Directory.GetFiles(figures, "*.svg").Where(path => !drawn.Contains(Path.GetFileName(path))) : [])
            File.Delete(old);
    }
}
