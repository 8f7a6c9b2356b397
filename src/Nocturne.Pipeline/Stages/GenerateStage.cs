using System.Globalization;
using Nocturne.Generation;
using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;
using Nocturne.Pipeline.Experiments;

namespace Nocturne.Pipeline.Stages;

/// <summary>Composes with each exported model, from windows of its card.</summary>
internal sealed class GenerateStage(ExportStage export) : Stage
{
    public override string Name => "generate";

    public override IReadOnlyList<Stage> Needs => [export];

    public override StageContract Declare(StageContext context, ExperimentRun? run) => new()
    {
        CodeVersion = 1,
        Inputs = [new(context.Files.Model(context.Experiment.Name, run!.Name))],
        Settings = SettingTable.Values(context.Experiment, "generation.", "encoding"),
        Outputs = [.. Samples(context, run).Select(path => new Artifact(path))],
    };

    /// <summary>The samples of a run, the first first.</summary>
    public static IEnumerable<string> Samples(StageContext context, ExperimentRun run) =>
        Enumerable.Range(1, context.Experiment.Generation.Count).Select(number => context.Files.Sample(context.Experiment.Name, run.Name, number));

    public override int Jobs(StageContext context, int pending) => export.Jobs(context, pending);

    public override void Run(StageContext context, ExperimentRun? run)
    {
        var settings = context.Experiment.Generation;
        DeleteSamples(context, run!);
        using var model = MusicModel.Load(context.Files.Model(context.Experiment.Name, run!.Name), Devices.Preference(context.Options));
        if (WrittenStep.Quarters(model.Encoding, settings.Step) is var written && written != settings.Step)
            context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
                $"generate: {run.Name}: generation.step is {settings.Step}; written as {written:0.####} quarter notes to fit MIDI ticks"));
        foreach (var (index, path) in Samples(context, run).Index())
        {
            using var composer = new Composer(model, new ComposeOptions(settings.Notes, settings.Seed + index, settings.Temperature));
            var tokens = composer.Compose(composer.SeedWindow(), context.Cancellation);
            MidiWriter.Write(model.Encoding.Decode(tokens, settings.Step), path);
        }
        context.Voice.Say(string.Create(CultureInfo.InvariantCulture,
            $"generate: {run.Name}: {Counted.Of(settings.Count, "sample")} of {Counted.Of(settings.Notes, "note")}, written to {context.Files.ShownPath(context.Files.Sample(context.Experiment.Name, run.Name, 1))}{(settings.Count > 1 ? " and on" : "")}"));
    }

    // All of them, so that none of an earlier call with more samples is taken for this one's.
    private static void DeleteSamples(StageContext context, ExperimentRun run)
    {
        var folder = Path.GetDirectoryName(context.Files.Sample(context.Experiment.Name, run.Name, 1))!;
        if (!Directory.Exists(folder))
            return;
        foreach (var path in Directory.EnumerateFiles(folder, $"{run.Name}-*.mid").ToArray())
            File.Delete(path);
    }
}
