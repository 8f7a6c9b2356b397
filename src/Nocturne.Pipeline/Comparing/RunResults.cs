using Nocturne.Evaluation;
using Nocturne.Evaluation.Metrics;
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
    public static RunResults Read(Workspace files, string experiment, string run)
    {
        var evaluation = files.Evaluation(experiment, run);
        return new(
            RunRecord.Read(RunRecord.PathIn(files.Run(experiment, run))),
            File.Exists(evaluation) ? RunEvaluation.Read(evaluation) : null,
            [.. SamplePaths(files, experiment, run).Select(Measure)]);
    }

    private static IEnumerable<string> SamplePaths(Workspace files, string experiment, string run) =>
        Enumerable.Range(1, int.MaxValue).Select(number => files.Sample(experiment, run, number)).TakeWhile(File.Exists);

    private static MusicMetrics Measure(string path)
    {
        try
        {
            return MusicMetrics.Of(new PitchEncoding().Encode(MidiReader.Read(path).Score));
        }
        catch (MidiFormatException error)
        {
            throw new PipelineException($"{path} is damaged: {error.Message} Run the stage generate with --force.");
        }
    }
}
