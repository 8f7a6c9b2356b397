using Nocturne.Evaluation;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Onnx;
using Nocturne.Pipeline.Stages;
using Nocturne.Pipeline.Stages.Data;
using Nocturne.Training;

namespace Nocturne.Pipeline.Tests.Comparing;

/// <summary>A repository with the experiments <c>old</c> and <c>new</c>, whose results a test writes.</summary>
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

    /// <summary>Writes what training says of a run: validation losses with the lowest in the first epoch, training losses of a tenth more.</summary>
    public RunRecord Train(string experiment, CellKind cell, double[] losses, int epochs = 2, string hash = "same")
    {
        var spec = new ModelSpec(cell, 64, 1);
        EpochMetrics[] history = [.. losses.Select((loss, i) => new EpochMetrics(i + 1, loss * 1.1, loss, 5))];
        var record = new RunRecord(
            experiment, $"{spec.Name}-s0", spec, 0, new TrainingSettings(Epochs: epochs), "etudes", hash, "simd", history[0], history, history.Sum(epoch => epoch.Seconds));
        record.Write(RunRecord.PathIn(Files.Run(experiment, record.Run)));
        return record;
    }

    public void Evaluate(RunRecord run, double semitones, double rSquared) => new RunEvaluation(
        run.Experiment, run.Run, run.Model, run.Corpus, "cpu",
        new ModelEvaluation(30, 1, new WindowLosses(10, 0.01, semitones, rSquared, 0, 0.1, 0.1, 0.1), null, [])).Write(Files.Evaluation(run.Experiment, run.Run));

    public void Compose(RunRecord run, params int[] pitches) =>
        Compose(run, new Score(new TempoMap(480), pitches.Select((pitch, i) => new Note(i * 240, 240, pitch, 64))));

    public void Compose(RunRecord run, Score score)
    {
        var path = Files.Sample(run.Experiment, run.Run, 1);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        MidiWriter.Write(score, path);
    }

    /// <summary>Writes what training and export leave of a network of classes.</summary>
    public RunRecord TrainClasses(string experiment, EnumeratedEncoding encoding)
    {
        var record = Train(experiment, CellKind.Gru, [1.5]) with
        {
            Model = new ModelSpec(CellKind.Gru, 64, 1, InputKind.Scalar, HeadKind.Categorical, encoding.Size),
        };
        record.Write(RunRecord.PathIn(Files.Run(experiment, record.Run)));
        var card = new ModelCard(
            ModelCard.CurrentFormat, record.Model, EncodingCards.Describe(encoding), Window: 2, RunMode.Window, Seeds: [[0, 0]], ResidualSpread: 0,
            "corpus", new string('0', 64), experiment, record.Run, "0.1.0", "licence");
        var path = Files.Model(experiment, record.Run);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        OnnxExporter.Write(WeightInitializer.Create(record.Model, seed: 0), card, path);
        return record;
    }

    public (int ExitCode, string Output, string Errors) Run(params string[] more)
    {
        using StringWriter output = new() { NewLine = "\n" }, errors = new() { NewLine = "\n" };
        var exitCode = new PipelineProgram(output, errors, terminal: null, isDebugging: false).Run(["compare", $"--root={_folder.FullPath}", .. more]);
        return (exitCode, output.ToString(), errors.ToString().Trim());
    }

    public (int ExitCode, string Output, string Errors) Compare(params string[] more) => Run(["--experiment=new", "--baseline=old", .. more]);

    public void Dispose() => _folder.Dispose();
}
