using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Nocturne.Models;

namespace Nocturne.Benchmarks;

/// <summary>Measures how long a published generator takes, from process start to exit, to write a MIDI file of 500 notes.</summary>
internal static class StartSpeed
{
    private const int Times = 21, Notes = 500;

    private static readonly JsonSerializerOptions Indented = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Measures each program and writes the results.</summary>
    /// <param name="folder">Folder for the results.</param>
    /// <param name="programs">Paths of published generators.</param>
    /// <returns>The exit code.</returns>
    public static int Run(string folder, string[] programs)
    {
        var work = Directory.CreateTempSubdirectory("nocturne-start-").FullName;
        try
        {
            var model = Path.Combine(work, "gru-4x128.onnx");
            UntrainedModel.Write(CellKind.Gru, hidden: 128, layers: 4, model);
            var starts = programs.Select(program => Measure(program, model, Path.Combine(work, "piece.mid"))).ToList();
            Write(folder, starts);
            return 0;
        }
        finally
        {
            Directory.Delete(work, recursive: true);
        }
    }

    private static Start Measure(string program, string model, string piece)
    {
        string[] arguments = ["compose", model, "-o", piece, $"--notes={Notes}", "--run=stream", "--device=cpu"];
        // The first start fills the disk cache and does not count.
        var times = Enumerable.Range(0, Times + 1).Select(_ => Time(program, arguments)).Skip(1).Order().ToList();
        if (!File.Exists(piece))
            throw new InvalidOperationException($"{program} did not write {piece}.");
        var files = new DirectoryInfo(Path.GetDirectoryName(Path.GetFullPath(program))!).GetFiles()
            .Where(file => file.Extension is not (".pdb" or ".dbg")).ToList();
        var library = files.Where(file => file.Name.Contains("onnxruntime", StringComparison.Ordinal)).Sum(file => file.Length);
        return new Start(
            program,
            times[times.Count / 2],
            times[0],
            times[^1],
            PeakMegabytes(program, arguments),
            (files.Sum(file => file.Length) - library) / 1e6,
            library / 1e6);
    }

    private static double Time(string program, string[] arguments)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? Stopwatch.GetElapsedTime(start).TotalMilliseconds
            : throw new InvalidOperationException($"{program} exited with code {process.ExitCode}.");
    }

    /// <summary>Returns the peak working set of a run. The operating system keeps the peak; it is polled until the process exits.</summary>
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
            return 0;           // the process exited after the check
        }
    }

    private static void Write(string folder, List<Start> starts)
    {
        var text = new StringBuilder(
            "| program | start to MIDI, ms: median | minimum | maximum | peak memory, MB " +
            "| program and documents, MB | ONNX Runtime, MB |\n" +
            "|---|--:|--:|--:|--:|--:|--:|\n");
        foreach (var start in starts)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {Path.GetFileName(Path.GetDirectoryName(start.Program))} " +
                $"| {start.MedianMilliseconds:F0} | {start.LeastMilliseconds:F0} | {start.MostMilliseconds:F0} " +
                $"| {start.PeakMegabytes:F0} | {start.Megabytes:F2} | {start.LibraryMegabytes:F1} |\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nGRU 4x128, {Notes} notes, --run=stream, on the CPU; {Times} starts, warm disk cache.\n");
        Console.Write(text);
        AtomicFile.WriteText(Path.Combine(folder, "start.md"), text.ToString());
        AtomicFile.WriteText(Path.Combine(folder, "start.json"), JsonSerializer.Serialize(starts, Indented));
    }

    private sealed record Start(
        string Program,
        double MedianMilliseconds,
        double LeastMilliseconds,
        double MostMilliseconds,
        double PeakMegabytes,
        double Megabytes,
        double LibraryMegabytes);
}
