using System.Globalization;
using Nocturne.Models;
using Nocturne.Music.Encodings;
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
            CodeVersion = 2,                        // 2: skips files with too much damage, and salvages more of the others
            Inputs = [.. corpus.Pieces.Select(piece => Artifact.OfCorpus(corpus.Name, piece))],
            Settings = settings,
            Outputs = [new(Dataset.CardPath(context.DatasetFolder)), new(Dataset.TokensPath(context.DatasetFolder)), new(Dataset.SkippedPath(context.DatasetFolder))],
        };
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var reader = new CorpusReader(context, context.PrepareCorpus());
        var encoding = reader.Encoding();
        var (dataset, mended) = Read(context, reader, encoding);
        dataset.Write(context.DatasetFolder);
        Say(context, dataset, mended);
    }

    private static (Dataset Dataset, int Mended) Read(StageContext context, CorpusReader reader, IEncoding encoding)
    {
        var (dataset, mended) = ((Dataset?)null, 0);
        AtomicFile.Write(Dataset.SkippedPath(context.DatasetFolder), stream =>
        {
            using var skipped = new SkippedFile(stream);
            dataset = Dataset.Of(context.Corpus, encoding, reader.Read(encoding).Select(Listed));
            mended = skipped.Mended;

            PieceReading Listed(PieceReading reading)
            {
                skipped.Add(reading);
                return reading;
            }
        });
        return (dataset!, mended);
    }

    private static void Say(StageContext context, Dataset dataset, int mended)
    {
        var (settings, seconds) = (context.Experiment.Training, context.Elapsed.TotalSeconds);
        var notes = dataset.Tokens.Sum(tokens => (long)tokens.Length);
        foreach (var split in (Split[])[Split.Training, Split.Validation])
            context.Voice.Say(Line(dataset, split, settings));
        if (dataset.Card.Encoding.Vocabulary is { } vocabulary)
            context.Voice.Say($"preprocess: vocabulary of {Counted.Of(vocabulary.Length, "token")} out of the training pieces; {Unknown(dataset)}");
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"preprocess: corpus '{dataset.Card.Corpus}': {Counted.Of(dataset.Card.Pieces.Count + dataset.Card.Skipped, "file")}, {dataset.Card.Skipped:N0} skipped, {Counted.Of(mended, "defect")} mended; {seconds:F1} s, {notes / seconds:N0} notes/s"));
        context.Voice.Say($"preprocess: written to {context.Files.ShownPath(context.DatasetFolder)}");
    }

    private static string Line(Dataset dataset, Split split, TrainingSettings settings)
    {
        var pieces = dataset.Of(split);
        return string.Create(CultureInfo.InvariantCulture,
            $"preprocess: {split.ToString().ToLowerInvariant()}: {Counted.Of(pieces.Count, "piece")}, {Counted.Of(pieces.Sum(piece => piece.Length), "note")}, {Counted.Of(dataset.CountWindows(split, settings), "window")} of {settings.Window}");
    }

    // They have no number, so they are left out; what is judged is then a little easier than the music is.
    private static string Unknown(Dataset dataset)
    {
        var left = dataset.Card.Pieces.Where(piece => piece.Split == Split.Validation).Sum(piece => piece.Unknown);
        var all = left + dataset.Of(Split.Validation).Sum(tokens => tokens.Length);
        return string.Create(CultureInfo.InvariantCulture, $"{left:N0} of the {all:N0} onsets of the validation pieces ({100.0 * left / Math.Max(all, 1):F1} %) are none of them and left out");
    }
}
