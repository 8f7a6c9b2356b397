namespace Nocturne.Evaluation.Report;

/// <summary>Writes an experiment's report.</summary>
public static class ReportWriter
{
    /// <summary>Writes report.md, index.html and figures/*.svg, each whole or not at all. Figures that an earlier report left are deleted.</summary>
    /// <param name="input">What to report.</param>
    /// <param name="folder">Where; made if it is missing.</param>
    /// <exception cref="EvaluationException">There is no run, or a run has no epochs.</exception>
    public static void Write(ReportInput input, string folder) => throw new EvaluationException($"{input} {folder}");
}
