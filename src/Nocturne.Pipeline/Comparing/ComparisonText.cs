using Spectre.Console;
using Spectre.Console.Rendering;

namespace Nocturne.Pipeline.Comparing;

/// <summary>Writes a comparison as aligned tables.</summary>
internal static class ComparisonText
{
    private const int PlainWidth = 200;

    /// <summary>Writes the tables, as wide as the terminal, or unwrapped if there is none.</summary>
    public static void Write(Comparison comparison, TextWriter output, IAnsiConsole? terminal)
    {
        if (terminal is not null)
        {
            Write(comparison, terminal);
            return;
        }
        using var text = new StringWriter();
        var plain = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        plain.Profile.Width = PlainWidth;
        plain.Profile.Capabilities.Unicode = true;
        Write(comparison, plain);
        foreach (var line in text.ToString().TrimEnd().Split('\n'))
            output.WriteLine(line.TrimEnd());
    }

    private static void Write(Comparison comparison, IAnsiConsole console)
    {
        console.Write(new Text($"{comparison.Experiment} compared with {comparison.Baseline}\n"));
        if (comparison.Settings.Count > 0)
            console.Write(Settings(comparison));
        if (comparison.Runs.Count > 0)
            console.Write(Runs(comparison));
        foreach (var remark in ComparisonRemarks.Of(comparison))
            console.Write(new Text(remark + "\n"));
    }

    private static Table Settings(Comparison comparison)
    {
        var table = Empty("setting", comparison.Baseline, comparison.Experiment);
        foreach (var setting in comparison.Settings)
            table.AddRow(new Text(setting.Key), new Text(setting.Baseline ?? "-"), new Text(setting.Experiment ?? "-"));
        return table;
    }

    private static Table Runs(Comparison comparison)
    {
        var table = Empty("run", comparison.Baseline, comparison.Experiment, "change", "%", "");
        foreach (var column in table.Columns.Skip(1).SkipLast(1))
            column.RightAligned();
        foreach (var run in comparison.Runs)
        {
            table.AddRow([new Text(run.Run, new Style(decoration: Decoration.Bold)), .. Enumerable.Repeat(Text.Empty, 5)]);
            foreach (var change in run.Metrics)
                table.AddRow(Cells(change));
        }
        return table;
    }

    private static IRenderable[] Cells(MetricChange change) =>
    [
        new Text("  " + Metric.Named(change.Metric).Title),
        new Text(Numbers.Value(change, change.Baseline)),
        new Text(Numbers.Value(change, change.Experiment)),
        new Text(Numbers.Change(change)),
        new Text(Numbers.Percent(change)),
        new Text(change.Verdict ?? "", StyleOf(change.Verdict)),
    ];

    private static Style StyleOf(string? verdict) => verdict switch
    {
        "better" => new Style(Color.Green),
        "worse" => new Style(Color.Red),
        _ => Style.Plain,
    };

    private static Table Empty(params IEnumerable<string> titles)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var title in titles)
            table.AddColumn(new TableColumn(new Text(title)));
        return table;
    }
}
