using System.Globalization;
using Nocturne.Corpora;
using Nocturne.Evaluation;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Reports.Inputs;
using Nocturne.Training.Contract;

namespace Nocturne.Pipeline.Stages;

/// <summary>Reads the contents of reports from the outputs of other stages.</summary>
internal static class ReportMaterial
{
    /// <summary>Creates the report's description of a corpus.</summary>
    public static ReportCorpus CorpusOf(Dataset dataset) => new(dataset.Card.Corpus, dataset.Card.Licence,
        [.. dataset.Card.Pieces.Select((piece, i) => new ReportPiece(piece.Name, piece.Split == Split.Validation, dataset.Tokens[i]))]);

    /// <summary>Reads a run whose training is finished.</summary>
    /// <param name="context">The environment, with the run's experiment.</param>
    /// <param name="run">The run.</param>
    /// <param name="encoding">The encoding of its samples.</param>
    /// <param name="isJudged">Whether its model is exported and evaluated, so that both are read.</param>
    /// <param name="hasComposed">Whether its model has composed, so that the samples are read.</param>
    public static ReportRun RunOf(StageContext context, ExperimentRun run, IEncoding encoding, bool isJudged, bool hasComposed)
    {
        var (name, folder) = (context.Experiment.Name, context.Files.Run(context.Experiment.Name, run.Name));
        var record = RunRecord.Read(RunRecord.PathIn(folder));
        var parity = isJudged ? ParityRecord.Read(ParityRecord.PathIn(folder)) : null;
        return new(
            run.Name,
            record.Model,
            [.. record.Epochs.Select(epoch => new ReportEpoch(epoch.Epoch, epoch.TrainingLoss, epoch.ValidationLoss, epoch.Seconds))],
            record.Best.Epoch,
            hasComposed ? [.. GenerateStage.Samples(context, run).Select((path, index) => SampleOf(context, path, index, encoding))] : [],
            isJudged ? RunEvaluation.Read(context.Files.Evaluation(name, run.Name)) : null,
            parity is null ? null : new(context.Files.Model(name, run.Name), parity.MaxAbsoluteDifference),
            record.TakenFrom);
    }

    /// <summary>Tells whether an experiment keeps the epoch with the lowest training loss.</summary>
    public static bool IsChosenByTraining(Experiment experiment) => experiment.Training.Select == EpochChoice.Training;

    /// <summary>Gets the command that reproduces a report, without the user's folder, because a report may be published.</summary>
    public static string Command(StageContext context, string corpus, string target = "Report")
    {
        var isBuiltIn = File.Exists(Path.Combine(context.Files.CorpusDefinitions, corpus + ".json"));
        string[] options =
        [
            $"--target={target}",
            $"--experiment={context.Experiment.Name}",
            .. corpus == context.Experiment.Corpus ? [] : new[] { $"--corpus={(isBuiltIn ? corpus : "FOLDER")}" },
            .. context.Options.Overrides.Select(setting => setting.Contains(' ') ? $"'--set={setting}'" : $"--set={setting}"),
        ];
        return $"./build.sh {string.Join(' ', options)}";
    }

    /// <summary>Lists the files of a report: its pages, and the figures that the writer has drawn.</summary>
    public static IEnumerable<Artifact> Outputs(string folder, params IEnumerable<string> pages)
    {
        var figures = Path.Combine(folder, "figures");
        var drawn = Directory.Exists(figures) ? Directory.EnumerateFiles(figures, "*.svg") : [];
        var paths = pages.Select(page => Path.Combine(folder, page)).Concat(drawn.Order(StringComparer.Ordinal));
        return paths.Select(path => new Artifact(path));
    }

    private static ReportSample SampleOf(StageContext context, string path, int index, IEncoding encoding)
    {
        var (generation, score) = (context.Experiment.Generation, MidiReader.Read(path).Score);
        var note = string.Create(
            CultureInfo.InvariantCulture, $"seed {generation.Compose.Seed + index}, temperature {generation.Sampling.Temperature}");
        return new(
            path, note, encoding.Encode(score).Tokens, encoding.Card.Vocabulary is null ? null : Onsets(score),
            generation.Sampling.Temperature);
    }

    // Each onset is one token.
    private static IReadOnlyList<IReadOnlyList<int>> Onsets(Score score) =>
        [.. score.Notes.GroupBy(note => note.StartTicks, note => note.Pitch).Select(onset => (IReadOnlyList<int>)[.. onset])];
}
