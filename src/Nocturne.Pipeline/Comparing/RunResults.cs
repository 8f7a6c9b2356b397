using Nocturne.Evaluation;
using Nocturne.Evaluation.Losses;
using Nocturne.Evaluation.Measures;
using Nocturne.Generation;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;
using Nocturne.Pipeline.Stages;

namespace Nocturne.Pipeline.Comparing;

/// <summary>Results of a run from the stages that have run so far.</summary>
/// <param name="Record">Record of its training.</param>
/// <param name="Evaluation">Evaluation of its model, or <c>null</c> if it is not evaluated yet.</param>
/// <param name="Music">Mean of each measure over the composed samples; empty before the stage generate.</param>
internal sealed record RunResults(RunRecord Record, RunEvaluation? Evaluation, IReadOnlyDictionary<Measure, double> Music)
{
    /// <summary>Reads the results of a run whose training is finished.</summary>
    /// <exception cref="PipelineException">A file is damaged.</exception>
    /// <exception cref="EvaluationException">The evaluation is damaged.</exception>
    /// <exception cref="ModelException">The run has samples, but its model cannot be read.</exception>
    public static RunResults Read(Workspace files, string experiment, string run)
    {
        var evaluation = files.Evaluation(experiment, run);
        var record = RunRecord.Read(RunRecord.PathIn(files.Run(experiment, run)));
        var samples = SamplePaths(files, experiment, run).ToArray();
        return new(
            record,
            File.Exists(evaluation) ? RunEvaluation.Read(evaluation) : null,
            Measured(samples, files.Model(experiment, run)));
    }

    private static Dictionary<Measure, double> Measured(string[] samples, string model)
    {
        if (samples.Length == 0)
            return [];
        var encoding = Encodings.Of(MusicModel.Verify(model).Encoding);
        int[][] pieces = [.. samples.Select(path => Tokens(path, encoding))];
        return Measure.For(arePitches: encoding.Card.Vocabulary is null)
            .ToDictionary(measure => measure, measure => pieces.Average(piece => measure.Of(piece)));
    }

    private static IEnumerable<string> SamplePaths(Workspace files, string experiment, string run) =>
        Enumerable.Range(1, int.MaxValue).Select(number => files.Sample(experiment, run, number)).TakeWhile(File.Exists);

    private static int[] Tokens(string path, IEncoding encoding)
    {
        try
        {
            return encoding.Encode(MidiReader.Read(path).Score).Tokens;
        }
        catch (MidiFormatException error)
        {
            throw new PipelineException($"{path} is damaged: {error.Message} Run the stage generate with --force.");
        }
    }
}
