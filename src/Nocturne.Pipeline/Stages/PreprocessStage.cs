using System.Globalization;
using Nocturne.Corpora;
using Nocturne.Music.Encodings;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Training.Contract;

namespace Nocturne.Pipeline.Stages;

/// <summary>Gets the corpus and encodes its music as tokens.</summary>
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
            return null;        // not here yet; preparing it reports any error
        }
        var settings = ExperimentTable.Values(context.Experiment, "encoding", "data.");
        settings["corpus"] = corpus.Name;
        settings["licence"] = corpus.Licence;
        settings["split"] = string.Join(",", corpus.Pieces.Where(piece => piece.Split == Split.Validation).Select(piece => piece.Name));
        return new()
        {
            CodeVersion = 2,                        // 2: skips badly damaged files, and salvages more of the others
            Inputs = [.. corpus.Pieces.Select(piece => Artifact.OfCorpus(corpus.Name, piece))],
            Settings = settings,
            Outputs =
            [
                new(Dataset.CardPath(context.DatasetFolder)),
                new(Dataset.TokensPath(context.DatasetFolder)),
                new(Dataset.SkippedPath(context.DatasetFolder)),
            ],
        };
    }

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var began = context.Clock.GetTimestamp();
        var reader = new CorpusReader(context.PrepareCorpus(), context.Voice.Say, context.Clock, context.Cancellation);
        var encoding = Encodings.Build(context.Experiment, reader.TrainingScores());
        var (dataset, repaired) = Read(context, reader, encoding);
        dataset.Write(context.DatasetFolder);
        Say(context, dataset, repaired, context.Clock.GetElapsedTime(began).TotalSeconds);
    }

    private static (Dataset Dataset, int Repaired) Read(StageContext context, CorpusReader reader, IEncoding encoding)
    {
        var (dataset, repaired) = ((Dataset?)null, 0);
        AtomicFile.Write(Dataset.SkippedPath(context.DatasetFolder), stream =>
        {
            using var skipped = new SkippedFile(stream);
            dataset = Dataset.Of(context.Corpus, encoding.Card, reader.Read(encoding).Select(Listed));
            repaired = skipped.Repaired;

            PieceReading Listed(PieceReading reading)
            {
                skipped.Add(reading);
                return reading;
            }
        });
        return (dataset!, repaired);
    }

    private static void Say(StageContext context, Dataset dataset, int repaired, double seconds)
    {
        var settings = context.Experiment.Training;
        var notes = dataset.Tokens.Sum(tokens => (long)tokens.Length / dataset.Fields);
        foreach (var split in (Split[])[Split.Training, Split.Validation])
            context.Voice.Say(Line(dataset, split, settings));
        if (dataset.Card.Encoding.Vocabulary is { } vocabulary)
            context.Voice.Say($"preprocess: vocabulary: {Counted.Of(vocabulary.Count, "token")}; {Unknown(dataset)}");
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"preprocess: corpus '{dataset.Card.Corpus}': {Counted.Of(dataset.Card.Pieces.Count + dataset.Card.Skipped, "file")}, " +
            $"{dataset.Card.Skipped:N0} skipped, {Counted.Of(repaired, "defect")} repaired; {seconds:F1} s, {notes / seconds:N0} notes/s"));
        context.Voice.Say($"preprocess: written to {context.Files.ShownPath(context.DatasetFolder)}");
    }

    private static string Line(Dataset dataset, Split split, TrainingSettings settings)
    {
        var pieces = dataset.Of(split);
        var notes = pieces.Sum(piece => piece.Length / dataset.Fields);
        var predictions = dataset.Batches(split, settings).Predictions;
        return $"preprocess: {split.ToString().ToLowerInvariant()}: " +
            $"{Counted.Of(pieces.Count, "piece")}, {Counted.Of(notes, "note")}, {Counted.Of(predictions, "prediction")}";
    }

    // Onsets outside the vocabulary have no token and are skipped, so the evaluated music is slightly easier than the real music.
    private static string Unknown(Dataset dataset)
    {
        var left = dataset.Card.Pieces.Where(piece => piece.Split == Split.Validation).Sum(piece => piece.Unknown);
        var all = left + dataset.Of(Split.Validation).Sum(tokens => tokens.Length / dataset.Fields);
        return string.Create(CultureInfo.InvariantCulture,
            $"{left:N0} of {all:N0} validation onsets ({100.0 * left / Math.Max(all, 1):F1} %) are not in it and are skipped");
    }
}
