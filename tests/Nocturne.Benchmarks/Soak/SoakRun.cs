using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Nocturne.Generation;
using Nocturne.Models;

namespace Nocturne.Benchmarks.Soak;

/// <summary>Composes millions of notes in one process and compares memory, speed and tokens at the end with those at the start.</summary>
internal sealed class SoakRun : IDisposable
{
    private const int Tenths = 10, RoundsPerTenth = 10, Composers = 64, ProbeNotes = 1000;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly string _work = Directory.CreateTempSubdirectory("nocturne-soak-").FullName;
    private readonly MusicModel[] _models;
    private readonly Way[] _ways;

    private SoakRun()
    {
        _models = [SoakModel.Load(_work, HeadKind.Regression), SoakModel.Load(_work, HeadKind.Categorical)];
        _ways =
        [
            new Pieces(_models[0], RunMode.Stream, 0.25), new Pieces(_models[1], RunMode.Stream, 0.25),
            new Pieces(_models[0], RunMode.Window, 0.05), new Pieces(_models[1], RunMode.Window, 0.05), new Endless(_models[0], 0.4),
        ];
    }

    /// <summary>Runs the test and writes the results.</summary>
    /// <param name="folder">Folder for the results.</param>
    /// <param name="notes">Total number of notes, at least 100,000.</param>
    /// <returns>The exit code: 0 if memory, speed and tokens are stable.</returns>
    public static int Run(string folder, long notes)
    {
        using var run = new SoakRun();
        var report = run.Measure(notes);
        Console.Write("\n" + report.Markdown());
        AtomicFile.WriteText(Path.Combine(folder, "soak.md"), report.Markdown());
        AtomicFile.WriteText(Path.Combine(folder, "soak.json"), JsonSerializer.Serialize(report, Indented));
        foreach (var fault in report.Faults())
            Console.Error.WriteLine(fault);
        return report.Faults().Any() ? 1 : 0;
    }

    public void Dispose()
    {
        foreach (var part in (IEnumerable<IDisposable>)[.. _ways, .. _models])
            part.Dispose();
        Directory.Delete(_work, recursive: true);
    }

    private SoakReport Measure(long notes)
    {
        var begun = Stopwatch.GetTimestamp();
        var before = Probes();
        var (points, tenths) = (new List<SoakPoint>(), new List<double[]>());
        var (composed, perRound) = (0L, notes / Tenths / RoundsPerTenth);
        for (var tenth = 0; tenth < Tenths; tenth++)
        {
            var (allocated, from) = (GC.GetTotalAllocatedBytes(precise: true), composed);
            tenths.Add(Tenth(tenth, perRound, ref composed));
            points.Add(Point(composed, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / (double)(composed - from)));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{composed,12:N0} notes: heap {points[^1].HeapMegabytes:0.00} MB, working set {points[^1].WorkingSetMegabytes:0.0} MB"));
        }
        var same = before.Zip(Probes(), (first, last) => first.AsSpan().SequenceEqual(last)).All(equal => equal);
        return new SoakReport(
            composed,
            Stopwatch.GetElapsedTime(begun).TotalSeconds,
            points,
            [.. _ways.Select((way, i) => new WayCost(way.Name, way.Share, tenths[0][i], tenths[^1][i]))],
            same,
            Composers,
            SameSideBySide());
    }

    /// <summary>Composes a tenth of the notes. Each round uses every way.</summary>
    /// <returns>Microseconds per note in each way, the minimum over the rounds, because other load on the machine only adds time.</returns>
    private double[] Tenth(int tenth, long perRound, ref long composed)
    {
        var costs = _ways.Select(_ => new double[RoundsPerTenth]).ToArray();
        for (var round = 0; round < RoundsPerTenth; round++)
            for (var i = 0; i < _ways.Length; i++)
            {
                var (start, count) = (Stopwatch.GetTimestamp(), (int)(perRound * _ways[i].Share));
                composed += _ways[i].Compose(count, tenth * RoundsPerTenth + round).Length;
                costs[i][round] = Stopwatch.GetElapsedTime(start).TotalMicroseconds / count;
            }
        return [.. costs.Select(cost => cost.Min())];
    }

    private static SoakPoint Point(long composed, double bytesPerNote)
    {
        var heap = GC.GetTotalMemory(forceFullCollection: true);
        return new SoakPoint(composed, heap / 1e6, Environment.WorkingSet / 1e6, bytesPerNote);
    }

    /// <summary>Composes a reference piece in each way that starts a new piece.</summary>
    private List<int[]> Probes() => [.. _ways.OfType<Pieces>().Select(way => way.Compose(ProbeNotes, number: 4711))];

    private bool SameSideBySide()
    {
        var ways = _ways.OfType<Pieces>().ToArray();
        var together = new int[Composers][];
        using var start = new Barrier(Composers);
        var threads = Enumerable.Range(0, Composers).Select(i => new Thread(() =>
        {
            start.SignalAndWait();
            together[i] = ways[i % ways.Length].Compose(ProbeNotes, i);
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return Enumerable.Range(0, Composers).All(i => together[i].AsSpan().SequenceEqual(ways[i % ways.Length].Compose(ProbeNotes, i)));
    }
}
