using System.Globalization;
using System.Text.Json;
using Nocturne.Reports.Inputs;

namespace Nocturne.Reports;

/// <summary>Results as CSV. Unknown values are empty; numbers have seven significant digits.</summary>
internal static class ResultTables
{
    private static readonly (string Column, Func<ReportRun, string> Of)[] Columns =
    [
        ("cell", run => run.Model.Cell.ToString().ToLowerInvariant()),
        ("layers", run => Text(run.Model.Layers)),
        ("units", run => Text(run.Model.Hidden)),
        ("parameters", run => Text(run.Parameters)),
        ("epochs", run => Text(run.Epochs.Count)),
        ("chosen_epoch", run => Text(run.ChosenEpoch)),
        ("best_validation_loss", run => Text(BestValidation(run).ValidationLoss)),
        ("best_validation_epoch", run => Text(BestValidation(run).Epoch)),
        ("best_training_loss", run => Text(BestTraining(run).TrainingLoss)),
        ("best_training_epoch", run => Text(BestTraining(run).Epoch)),
        ("last_validation_loss", run => Text(run.Epochs[^1].ValidationLoss)),
        ("last_training_loss", run => Text(run.Epochs[^1].TrainingLoss)),
        ("seconds", run => run.Seconds.ToString("F1", CultureInfo.InvariantCulture)),
        ("judged_validation_loss", run => Text(run.Evaluation?.ValidationLoss)),
        ("judged_training_loss", run => Text(run.Classes?.Training.CrossEntropyNats ?? run.Evaluation?.Losses?.Training.ScaledMse)),
        ("most_probable_repeats_share", run => Text(run.Classes?.Validation.RepeatShare)),
        ("pieces", run => Text(run.Samples.Count)),
    ];

    /// <summary>One line per run: the network, its losses and the mean measures of its music.</summary>
    public static string Runs(ReportInput input)
    {
        var measures = input.First.Measures;
        return Lines(
            [
                "experiment", "run", .. Columns.Select(column => column.Column),
                .. measures.Select(measure => JsonNamingPolicy.SnakeCaseLower.ConvertName(measure.Key)),
            ],
            from part in input.Parts
            from run in part.BySize
            let music = run.Summary
            select (string[])
            [
                part.Experiment, run.Name, .. Columns.Select(column => column.Of(run)),
                .. measures.Select(measure => Text(music?[measure].Mean)),
            ]);
    }

    /// <summary>One line per run and epoch.</summary>
    public static string Losses(ReportInput input) => Lines(
        ["experiment", "run", "epoch", "training_loss", "validation_loss"],
        from part in input.Parts
        from run in part.BySize
        from epoch in run.Epochs
        select (string[])[part.Experiment, run.Name, Text(epoch.Epoch), Text(epoch.TrainingLoss), Text(epoch.ValidationLoss)]);

    private static string Lines(string[] header, IEnumerable<string[]> rows) =>
        string.Concat(rows.Prepend(header).Select(row => string.Join(',', row) + "\n"));

    private static ReportEpoch BestValidation(ReportRun run) => run.Lowest(epoch => epoch.ValidationLoss);

    private static ReportEpoch BestTraining(ReportRun run) => run.Lowest(epoch => epoch.TrainingLoss);

    private static string Text(double? value) => value?.ToString("G7", CultureInfo.InvariantCulture) ?? "";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
