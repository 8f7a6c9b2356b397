using System.Globalization;
using System.Text;
using Nocturne.Evaluation.Metrics;

namespace Nocturne.Evaluation.Results;

/// <summary>The results as CSV. What is not known is empty; numbers have seven significant digits.</summary>
internal static class ResultTables
{
    private static readonly (string Name, Func<MusicSummary, MetricRange> Of)[] Music =
    [
        ("longest_run", music => music.LongestRun), ("repeat_share", music => music.RepeatShare),
        ("distinct_1", music => music.Distinct1), ("distinct_2", music => music.Distinct2), ("distinct_4", music => music.Distinct4),
        ("entropy_bits", music => music.PitchEntropyBits),
    ];

    /// <summary>A line a run: the network, its losses and, as means over its pieces, its music.</summary>
    public static string Runs(ResultsInput input)
    {
        var text = new StringBuilder();
        text.Append("experiment,run,cell,layers,units,parameters,epochs,chosen_epoch,best_validation_loss,best_validation_epoch,best_training_loss,best_training_epoch,")
            .Append("last_validation_loss,last_training_loss,seconds,judged_validation_loss,judged_training_loss,most_probable_repeats_share,pieces,")
            .AppendJoin(',', Music.Select(measure => measure.Name)).Append('\n');
        foreach (var part in input.Parts)
            foreach (var run in ResultsPage.Sorted(part.Runs))
                text.AppendJoin(',', Cells(part.Experiment, run)).Append('\n');
        return text.ToString();
    }

    /// <summary>A line a run and epoch.</summary>
    public static string Losses(ResultsInput input)
    {
        var text = new StringBuilder("experiment,run,epoch,training_loss,validation_loss\n");
        foreach (var part in input.Parts)
            foreach (var run in ResultsPage.Sorted(part.Runs))
                foreach (var epoch in run.Epochs)
                    text.AppendJoin(',', part.Experiment, run.Name, Text(epoch.Epoch), Text(epoch.TrainingLoss), Text(epoch.ValidationLoss)).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Cells(string experiment, ResultRun run)
    {
        var (validation, training) = (run.Lowest(epoch => epoch.ValidationLoss), run.Lowest(epoch => epoch.TrainingLoss));
        var (losses, classes) = (run.Evaluation?.Losses, run.Evaluation?.Classes);
        return
        [
            experiment, run.Name, run.Model.Cell.ToString().ToLowerInvariant(), Text(run.Model.Layers), Text(run.Model.Hidden), Text(run.Parameters),
            Text(run.Epochs.Count), Text(run.ChosenEpoch),
            Text(validation.ValidationLoss), Text(validation.Epoch), Text(training.TrainingLoss), Text(training.Epoch),
            Text(run.Epochs[^1].ValidationLoss), Text(run.Epochs[^1].TrainingLoss), run.Seconds.ToString("F1", CultureInfo.InvariantCulture),
            Text(classes?.Validation.CrossEntropyNats ?? losses?.Validation.ScaledMse), Text(classes?.Training?.CrossEntropyNats ?? losses?.Training?.ScaledMse),
            Text(classes?.Validation.RepeatShare), Text(run.Pieces.Count),
            .. Music.Select(measure => Text(run.Music is null ? null : measure.Of(run.Music).Mean)),
        ];
    }

    private static string Text(double? value) => value?.ToString("G7", CultureInfo.InvariantCulture) ?? "";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
