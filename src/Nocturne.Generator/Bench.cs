using System.Diagnostics;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Generator;

/// <summary>Measures how fast a model composes.</summary>
/// <param name="path">Path of the model.</param>
/// <param name="device">Where to run.</param>
/// <param name="seconds">About how long each figure is measured.</param>
/// <param name="cancellation">Stops between two notes.</param>
internal sealed class Bench(string path, DevicePreference device, double seconds, CancellationToken cancellation)
{
    private const int FirstNotes = 50;

    private static readonly int[] Batches = [8, 64];

    public BenchReport Run()
    {
        var start = Stopwatch.GetTimestamp();
        using var model = MusicModel.Load(path, device);
        var loaded = Stopwatch.GetElapsedTime(start);
        Compose(model, RunMode.Stream, 1);
        var firstNote = Stopwatch.GetElapsedTime(start);
        return new BenchReport(
            model.Card.RunName, model.DeviceNote, loaded.TotalMilliseconds, firstNote.TotalMilliseconds,
            Speed(model, RunMode.Stream), Speed(model, RunMode.Window), [.. Batches.Select(batch => new BatchSpeed(batch, Speed(model, batch)))]);
    }

    /// <summary>Notes a second of one piece: as many as fit into the time at the speed of the first few.</summary>
    private double Speed(MusicModel model, RunMode run)
    {
        var notes = (int)Math.Clamp(seconds * FirstNotes / Compose(model, run, FirstNotes).TotalSeconds, FirstNotes, ComposeOptions.MostNotes);
        return notes / Compose(model, run, notes).TotalSeconds;
    }

    private TimeSpan Compose(MusicModel model, RunMode run, int notes)
    {
        using var composer = new Composer(model, new ComposeOptions(notes, Run: run));
        var prime = model.Card.Seeds.Length > 0 ? composer.SeedWindow() : [0];
        var start = Stopwatch.GetTimestamp();
        composer.Compose(prime, cancellation);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Notes a second of many pieces side by side, as the network gives them: nothing is drawn.</summary>
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
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds);
        return batch * steps / Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
