using Nocturne.Evaluation.Baselines;
using static System.FormattableString;

namespace Nocturne.Evaluation.Report.Figures;

/// <summary>A trivial predictor as a line of a figure.</summary>
/// <param name="Name">Name of the line.</param>
/// <param name="Loss">Where it is.</param>
internal sealed record FigureLevel(string Name, double Loss)
{
    /// <summary>The line as a legend has it.</summary>
    public string Label => Invariant($"{Name}: {Loss:F4}");

    /// <summary>The lines of a report.</summary>
    public static IReadOnlyList<FigureLevel> Of(ReportInput input) => input.IsOfClasses
        ? [.. input.Runs[0].Classes!.Baselines.Select(line => new FigureLevel(line.Name, line.CrossEntropyNats))]
        : [.. input.Baselines.Select(Of)];

    /// <summary>A predictor of pitch as a line.</summary>
    public static FigureLevel Of(LossLine line) => new($"always the {line.Name}", line.ScaledMse);
}
