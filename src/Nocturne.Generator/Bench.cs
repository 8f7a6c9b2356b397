using System.Diagnostics;
using Nocturne.Generation;
using Nocturne.Generation.Composing;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary>Measures how fast a model composes.</summary>
/// <param name="path">Path of the model.</param>
/// <param name="request">What to measure.</param>
/// <param name="cancellation">Stops before the next step.</param>
internal sealed class Bench(string path, BenchRequest request, CancellationToken cancellation)
{
    private const int FirstNotes = 50, MaxNotes = 100_000;

    private static readonly int[] Batches = [8, 64];

    public BenchReport Run()
    {
        var start = Stopwatch.GetTimestamp();
        using var model = MusicModel.Load(path, request.Device);
        var loaded = Stopwatch.GetElapsedTime(start);
        Compose(model, RunMode.Stream, 1);
        var firstNote = Stopwatch.GetElapsedTime(start);
        return new BenchReport(
            model.Card.RunName, model.DeviceNote, loaded.TotalMilliseconds, firstNote.TotalMilliseconds,
            Speed(model, RunMode.Stream), Speed(model, RunMode.Window),
            [.. Batches.Select(batch => new BatchSpeed(batch, Speed(model, batch)))]);
    }

    /// <summary>Notes per second of one piece. The speed of the first few notes decides how many are composed.</summary>
    private double Speed(MusicModel model, RunMode run)
    {
        var firstSeconds = Compose(model, run, FirstNotes).TotalSeconds;
        var notes = (int)Math.Clamp(request.Seconds * FirstNotes / firstSeconds, FirstNotes, MaxNotes);
        return notes / Compose(model, run, notes).TotalSeconds;
    }

    private TimeSpan Compose(MusicModel model, RunMode run, int notes)
    {
        using var composer = new Composer(model, new ComposeSettings(notes, Run: run));
        var prime = model.Card.Seeds.Length > 0 ? composer.SeedWindow() : new int[model.Encoding.Fields.Count];
        var start = Stopwatch.GetTimestamp();
        composer.Compose(prime, cancellation);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Notes per second of a batch, without sampling.</summary>
    private double Speed(MusicModel model, int batch)
    {
        using var runner = model.CreateRunner(batch, steps: 1);
        runner.Run();
        var (start, steps) = (Stopwatch.GetTimestamp(), 0);
        do
        {
            cancellation.ThrowIfCancellationRequested();
            runner.CarryState();
            runner.Run();
            steps++;
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < request.Seconds);
        return batch * steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
