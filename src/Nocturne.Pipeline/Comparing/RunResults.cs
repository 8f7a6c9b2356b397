using Nocturne.Evaluation;
using Nocturne.Evaluation.Metrics;
using Nocturne.Generation;
using Nocturne.Models;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Stages;
using Nocturne.Pipeline.Stages.Data;

namespace Nocturne.Pipeline.Comparing;

/// <summary>What the stages that have run so far say of a run.</summary>
/// <param name="Record">Its training.</param>
/// <param name="Evaluation">What its model is worth; <c>null</c> before that was judged.</param>
/// <param name="Samples">Measures of what its model composed; empty before it did.</param>
internal sealed record RunResults(RunRecord Record, RunEvaluation? Evaluation, IReadOnlyList<MusicMetrics> Samples)
{
    /// <summary>Reads a run whose training is done.</summary>
    /// <exception cref="PipelineException">A file is damaged.</exception>
    /// <exception cref="EvaluationException">The evaluation is damaged.</exception>
    /// <exception cref="ModelException">The model of a run that has composed cannot be read.</exception>
    public static RunResults Read(Workspace files, string experiment, string run)
    {
        var evaluation = files.Evaluation(experiment, run);
        var record = RunRecord.Read(RunRecord.PathIn(files.Run(experiment, run)));
        var samples = SamplePaths(files, experiment, run).ToArray();
        return new(
            record,
            File.Exists(evaluation) ? RunEvaluation.Read(evaluation) : null,
            samples.Length == 0 ? [] : Measured(samples, EncodingOf(record, files.Model(experiment, run))));
    }

    // Pitch as a number is the one encoding that a regression learns; what classes mean, the card of the model says.
    private static IEncoding EncodingOf(RunRecord record, string modelPath)
    {
        if (record.Model.Head == HeadKind.Regression)
            return new PitchEncoding();
        using var model = MusicModel.Load(modelPath, DevicePreference.Cpu);
        return model.Encoding;
    }

    private static MusicMetrics[] Measured(IEnumerable<string> samples, IEncoding encoding) => [.. samples.Select(path => Measure(path, encoding))];

    private static IEnumerable<string> SamplePaths(Workspace files, string experiment, string run) =>
        Enumerable.Range(1, int.MaxValue).Select(number => files.Sample(experiment, run, number)).TakeWhile(File.Exists);

    private static MusicMetrics Measure(string path, IEncoding encoding)
    {
        try
        {
            return MusicMetrics.Of(encoding.Encode(MidiReader.Read(path).Score));
        }
        catch (MidiFormatException error)
        {
            throw new PipelineException($"{path} is damaged: {error.Message} Run the stage generate with --force.");
        }
    }
}
