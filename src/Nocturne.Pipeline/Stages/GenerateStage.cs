using System.Globalization;
using Nocturne.Generation;
using Nocturne.Generation.Composing;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Engine;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Composes with each exported model, starting from the seed windows on its card.</summary>
internal sealed class GenerateStage(ExportStage export) : Stage
{
    public override string Name => "generate";

    public override IReadOnlyList<Stage> Needs => [export];

    public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
    {
        CodeVersion = 1,
        Inputs = [new(context.Files.Model(context.Experiment.Name, run!.Name))],
        Settings = ExperimentTable.Values(context.Experiment, "generation.", "encoding"),
        Outputs = [.. Samples(context, run).Select(path => new Artifact(path))],
    };

    /// <summary>Lists the paths of a run's samples, in order.</summary>
    public static IEnumerable<string> Samples(StageContext context, ExperimentRun run) =>
        Enumerable.Range(1, context.Experiment.Generation.Count)
            .Select(number => context.Files.Sample(context.Experiment.Name, run.Name, number));

    public override int Jobs(StageContext context, int pending) => export.Jobs(context, pending);

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var settings = context.Experiment.Generation;
        DeleteSamples(context, run!);
        var first = context.Files.Sample(context.Experiment.Name, run!.Name, 1);
        using var model = MusicModel.Load(context.Files.Model(context.Experiment.Name, run.Name), Devices.Preference(context.Options));
        if (settings.Decode.WrittenStepQuarters is var written && written != settings.Decode.StepQuarters)
            context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
                $"generate: {run.Name}: generation.step is {settings.Decode.StepQuarters}; " +
                $"written as {written:0.####} quarter notes to fit MIDI ticks"));
        foreach (var (index, path) in Samples(context, run).Index())
        {
            var compose = settings.Compose with { Seed = settings.Compose.Seed + index, Sampling = settings.Sampling };
            using var composer = new Composer(model, compose);
            var tokens = composer.Compose(composer.SeedWindow(), context.Cancellation);
            MidiWriter.Write(model.Encoding.Decode(tokens, settings.Decode), path);
        }
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"generate: {run.Name}: {Counted.Of(settings.Count, "sample")} of {Counted.Of(settings.Compose.Notes, "note")}, written to " +
            $"{context.Files.ShownPath(first)}{(settings.Count > 1 ? $" and {settings.Count - 1} more" : "")}"));
    }

    // All of them: an earlier call may have composed more samples.
    private static void DeleteSamples(StageContext context, ExperimentRun run)
    {
        var folder = Path.GetDirectoryName(context.Files.Sample(context.Experiment.Name, run.Name, 1))!;
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, $"{run.Name}-*.mid").ToArray())
            File.Delete(path);
    }
}
