using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Nocturne.Models;
using Nocturne.Onnx;
using Nocturne.Training;

namespace Nocturne.Benchmarks;

/// <summary>How soon a published generator has written a piece: from process start to the process' end, with a MIDI file of 500 notes on the disk.</summary>
internal static class StartSpeed
{
    private const int Times = 21, Notes = 500, Window = 30;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures each program and writes what came of it.</summary>
    /// <param name="folder">Where the results go.</param>
    /// <param name="programs">Paths of published generators.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string folder, string[] programs)
    {
        var work = Directory.CreateTempSubdirectory("nocturne-start-").FullName;
        try
        {
            var model = Path.Combine(work, "gru-4x128.onnx");
            var spec = new ModelSpec(CellKind.Gru, Hidden: 128, Layers: 4);
            OnnxExporter.Write(WeightInitializer.Create(spec, seed: 0), Card(spec), model);
            var starts = programs.Select(program => Measure(program, model, Path.Combine(work, "piece.mid"))).ToList();
            Write(folder, starts);
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static ModelCard Card(ModelSpec spec) => new(
        ModelCard.CurrentFormat, spec, new EncodingCard("pitch", 88), Window, RunMode.Stream, [[.. Enumerable.Range(30, Window)]], ResidualSpread: 0.12,
        "none", new string('0', 64), "start", $"{spec.Name}-s0", "0.1.0", "Untrained.");

    private static Start Measure(string program, string model, string piece)
    {
        string[] arguments = ["compose", model, "-o", piece, $"--notes={Notes}", "--run=stream", "--device=cpu"];
        var times = Enumerable.Range(0, Times + 1).Select(_ => Time(program, arguments)).Skip(1).Order().ToList();      // the first warms the disk's cache
        if (!File.Exists(piece))
            throw new InvalidOperationException($"{program} wrote no {piece}.");
        var files = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(program))!).GetFiles().Where(file => file.Extension is not (".pdb" or ".dbg")).ToList();
        var library = files.Where(file => file.Name.Contains("onnxruntime", StringComparison.Ordinal)).Sum(file => file.Length);
        return new Start(program, times[times.Count / 2], times[0], times[^1], PeakMegabytes(program, arguments), (files.Sum(file => file.Length) - library) / 1e6, library / 1e6);
    }

    private static double Time(string program, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Stopwatch.GetElapsedTime(start).TotalMilliseconds : throw new InvalidOperationException($"{program} ended with exit code {process.ExitCode}.");
    }

    /// <summary>The most memory that the process ever held at once, as the system counts it; asked again and again until it ends.</summary>
    private static double PeakMegabytes(string program, string[] arguments)
    {
        var peak = 0L;
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        while (!process.HasExited)
        {
            process.Refresh();
            peak = Math.Max(peak, Peak(process));
        }
        return peak / 1e6;
    }

    private static long Peak(Process process)
    {
        try
        {
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            return 0;           // it ended between the two questions
        }
    }

    private static void Write(string folder, List<Start> starts)
    {
        var text = new StringBuilder("| program | start to MIDI, ms: median | least | most | peak memory, MB | program and papers, MB | ONNX Runtime, MB |\n|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var start in starts)
            text.Append(CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(Path.GetDirectoryName(start.Program))} | {start.MedianMilliseconds:F0} | {start.LeastMilliseconds:F0} | {start.MostMilliseconds:F0} | {start.PeakMegabytes:F0} | {start.Megabytes:F2} | {start.LibraryMegabytes:F1} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nGRU 4x128, {Notes} notes, --run=stream, on the CPU; {Times} starts, the disk's cache warm.\n");
        Console.Write(text);
        AtomicFile.WriteText(Path.Combine(folder, "start.md"), text.ToString());
        AtomicFile.WriteText(Path.Combine(folder, "start.json"), JsonSerializer.Serialize(starts, Indented));
    }

    private sealed record Start(
        string Program, double MedianMilliseconds, double LeastMilliseconds, double MostMilliseconds, double PeakMegabytes, double Megabytes, double LibraryMegabytes);
}
