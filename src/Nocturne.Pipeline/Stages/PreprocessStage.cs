using System.Globalization;
using System.Text;
using Nocturne.Models;
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
        var encoding = Encodings.ByName(context.Experiment.Encoding);
        PieceReading[] readings = [.. corpus.Pieces.AsParallel().AsOrdered().WithCancellation(context.Cancellation).Select(piece => PieceReading.Read(piece, encoding))];
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
        context.Voice.Say($"preprocess: written to {context.Files.ShownPath(context.DatasetFolder)}");
    }

    private static string Line(Dataset dataset, Split split, TrainingSettings settings)
    {
        var pieces = dataset.Of(split);
        return string.Create(CultureInfo.InvariantCulture,
            $"preprocess: {split.ToString().ToLowerInvariant()}: {Counted.Of(pieces.Count, "piece")}, {Counted.Of(pieces.Sum(piece => piece.Length), "note")}, {Counted.Of(dataset.Windows(split, settings).Count, "window")} of {settings.Window}");
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
