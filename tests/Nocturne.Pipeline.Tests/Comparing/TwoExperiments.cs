using Nocturne.Evaluation;
using Nocturne.Evaluation.Losses;
using Nocturne.Models;
using Nocturne.Models.Graph;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Onnx;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Stages;
using Nocturne.Training.Contract;
using Nocturne.Training.Loop;

namespace Nocturne.Pipeline.Tests.Comparing;

/// <summary>A repository with the experiments <c>old</c> and <c>new</c>; the test writes their results.</summary>
internal sealed class TwoExperiments : IDisposable
{
    private readonly TempFolder _folder = new();

    public TwoExperiments()
    {
        Directory.CreateDirectory(_folder["build", "experiments"]);
        foreach (var name in (string[])["old", "new"])
            File.WriteAllText(_folder["build", "experiments", name + ".json"], "{}");
    }

    public Workspace Files => new(_folder.FullPath, _folder["artifacts"]);

    /// <summary>Writes the record of a run. The first validation loss is the best one; training losses are a tenth higher.</summary>
    public RunRecord Train(string experiment, CellKind cell, double[] losses, int epochs = 2, string hash = "same")
    {
        var spec = ModelSpec.OneField(cell, 64, 1, vocabulary: 88);
        EpochMetrics[] history = [.. losses.Select((loss, i) => new EpochMetrics(i + 1, loss * 1.1, loss, 5))];
        var record = new RunRecord(
            experiment, $"{spec.Name}-s0", spec, 0, new TrainingSettings(Epochs: epochs), "etudes", hash, "simd",
            history[0], history, history.Sum(epoch => epoch.Seconds));
        record.Write(RunRecord.PathIn(Files.Run(experiment, record.Run)));
        return record;
    }

    public void Evaluate(RunRecord run, double semitones, double rSquared)
    {
        var losses = new WindowLosses(10, 0.01, semitones, rSquared, 0, 0.1, 0.1, 0.1);
        new RunEvaluation(run.Experiment, run.Run, run.Model, run.Corpus, "cpu", new ModelEvaluation(30, 1, losses, losses, []))
            .Write(Files.Evaluation(run.Experiment, run.Run));
    }

    public void Compose(RunRecord run, params int[] pitches)
    {
        Export(run, new PitchEncoding());
        Compose(run, new Score(new TempoMap(480), pitches.Select((pitch, i) => new Note(i * 240, 240, pitch, 64))));
    }

    public void Compose(RunRecord run, Score score)
    {
        var path = Files.Sample(run.Experiment, run.Run, 1);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        MidiWriter.Write(score, path);
    }

    /// <summary>Writes the record and the model of a categorical network.</summary>
    public RunRecord TrainClasses(string experiment, EnumeratedEncoding encoding)
    {
        var record = Train(experiment, CellKind.Gru, [1.5]) with
        {
            Model = ModelSpec.OneField(CellKind.Gru, 64, 1, encoding.Fields[0].Size, HeadKind.Categorical),
        };
        record.Write(RunRecord.PathIn(Files.Run(experiment, record.Run)));
        Export(record, encoding);
        return record;
    }

    private void Export(RunRecord record, IEncoding encoding)
    {
        var card = new ModelCard(
            ModelCard.CurrentFormat, GraphDescription.CurrentVersion, record.Model, encoding.Card, Window: 2, RunMode.Window,
            new Dictionary<string, string>(), Seeds: [[0, 0]], ResidualSpreads: [0], BitsPerNote: null,
            "corpus", new string('0', 64), "licence", CommercialUse: null, record.Experiment, record.Run, "0.1.0");
        var path = Files.Model(record.Experiment, record.Run);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        OnnxExporter.Write(WeightInitializer.Create(record.Model, seed: 0, [encoding.Fields[0].Values!.ToArray()]), card, path);
    }

    public (int ExitCode, string Output, string Errors) Run(params string[] more)
    {
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        var exitCode = new PipelineProgram(output, errors, terminal: null, isDebugging: false)
            .Run(["compare", $"--root={_folder.FullPath}", .. more]);
        return (exitCode, output.ToString(), errors.ToString().Trim());
    }

    public (int ExitCode, string Output, string Errors) Compare(params string[] more) =>
        Run(["--experiment=new", "--baseline=old", .. more]);

    public void Dispose() => _folder.Dispose();
}
