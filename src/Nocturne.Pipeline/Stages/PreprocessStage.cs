using System.Globalization;
using System.Text;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Pipeline.Corpora;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;

namespace Nocturne.Pipeline.Stages;

/// <summary>Gets the corpus onto this machine and writes its music as tokens.</summary>
internal sealed class PreprocessStage : Stage
{
    public override string Name => "preprocess";

    public override bool IsPerRun => false;

    public override StageContract? Declare(StageContext context, ExperimentRun? run)
    {
        Corpus corpus;
        try
        {
            corpus = context.Corpus;
        }
        catch (CorpusException)
        {
            return null;        // not here yet; what is wrong with it, if anything, comes out when it is prepared
        }
        var settings = SettingTable.Values(context.Experiment, "encoding", "data.");
        settings["corpus"] = corpus.Name;
        settings["licence"] = corpus.Licence;
        settings["split"] = string.Join(",", corpus.Pieces.Where(piece => piece.Split == Split.Validation).Select(piece => piece.Name));
        return new()
        {
            CodeVersion = 1,
            Inputs = [.. corpus.Pieces.Select(piece => new Artifact(piece.Path, Hash: _ => piece.Sha256))],
            Settings = settings,
            Outputs = [new(Dataset.CardPath(context.DatasetFolder)), new(Dataset.TokensPath(context.DatasetFolder)), new(Dataset.SkippedPath(context.DatasetFolder))],
        };
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var corpus = context.PrepareCorpus();
        PieceReading[] scores = [.. corpus.Pieces.AsParallel().AsOrdered().WithCancellation(context.Cancellation).Select(PieceReading.Read)];
        var encoding = Encodings.Build(context.Experiment, scores.Where(reading => reading.Piece.Split == Split.Training).Select(reading => reading.Score).OfType<Score>());
        PieceReading[] readings = [.. scores.AsParallel().AsOrdered().WithCancellation(context.Cancellation).Select(reading => reading.Encoded(encoding))];
        var dataset = Dataset.Of(corpus, encoding, readings);
        AtomicFile.WriteText(Dataset.SkippedPath(context.DatasetFolder), SkippedLines(readings, context.Files));
        dataset.Write(context.DatasetFolder);
        Say(context, dataset, readings);
    }

    private static void Say(StageContext context, Dataset dataset, PieceReading[] readings)
    {
        var settings = context.Experiment.Training;
        var mended = readings.Where(reading => reading.Tokens is not null).Sum(reading => reading.Defects.Count);
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"preprocess: corpus '{dataset.Card.Corpus}': {Counted.Of(readings.Length, "file")}, {dataset.Card.Skipped:N0} skipped, {Counted.Of(mended, "defect")} mended"));
        foreach (var split in (Split[])[Split.Training, Split.Validation])
            context.Voice.Say(Line(dataset, split, settings));
        if (dataset.Card.Encoding.Vocabulary is { } vocabulary)
            context.Voice.Say($"preprocess: vocabulary of {Counted.Of(vocabulary.Length, "token")} out of the training pieces; {Unknown(dataset)}");
        context.Voice.Say($"preprocess: written to {context.Files.ShownPath(context.DatasetFolder)}");
    }

    private static string Line(Dataset dataset, Split split, TrainingSettings settings)
    {
        var pieces = dataset.Of(split);
        return string.Create(CultureInfo.InvariantCulture,
            $"preprocess: {split.ToString().ToLowerInvariant()}: {Counted.Of(pieces.Count, "piece")}, {Counted.Of(pieces.Sum(piece => piece.Length), "note")}, {Counted.Of(dataset.Windows(split, settings, InputKind.Scalar, HeadKind.Regression).Count, "window")} of {settings.Window}");
    }

    // They have no number, so they are left out; what is judged is then a little easier than the music is.
    private static string Unknown(Dataset dataset)
    {
        var left = dataset.Card.Pieces.Where(piece => piece.Split == Split.Validation).Sum(piece => piece.Unknown);
        var all = left + dataset.Of(Split.Validation).Sum(tokens => tokens.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{left:N0} of the {all:N0} onsets of the validation pieces ({100.0 * left / Math.Max(all, 1):F1} %) are none of them and left out");
    }

    private static string SkippedLines(IEnumerable<PieceReading> readings, Workspace files)
    {
        var lines = new StringBuilder("file,offset,reason\n");
        foreach (var reading in readings)
            foreach (var defect in reading.Defects)
                lines.Append(CultureInfo.InvariantCulture, $"{Quoted(files.ShortPath(reading.Piece.Path))},{defect.Offset},{Quoted(defect.Reason)}\n");
        return lines.ToString();
    }

    // RFC 4180: a quote within quotes is doubled.
    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
