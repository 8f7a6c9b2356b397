using System.Diagnostics;
using Nocturne.Fuzz.Running;
using Nocturne.Testing;

namespace Nocturne.Fuzz.Midi;

/// <summary>Fuzzes MIDI files and reports the results.</summary>
internal static class MidiCommand
{
    /// <summary>Runs the command.</summary>
    /// <param name="options">Options of the command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(FuzzOptions options)
    {
        var files = new FindingFiles(options.Folder, "midi", options.Seed, ".mid");
        var seeds = MidiSeeds.All();
        Console.WriteLine(RealData.Folder is null
            ? $"seeds: {seeds.Count} generated files; set NOCTURNE_DATA to add corner cases and nocturnes"
            : $"seeds: {seeds.Count} files");
        if (options.Only is { } only)
        {
            Console.WriteLine($"wrote {files.Write(only, new MidiFuzz(seeds, options.Seed, options.Jobs).File(only))}");
            return 0;
        }
        var progress = new Progress("midi", options.Count);
        var fuzz = new MidiFuzz(seeds, options.Seed, options.Jobs)
        {
            Finds = files.Keep,
            Hangs = Ends,
            Done = progress.Count,
            Tell = progress.Tell,
            IsStopped = () => files.AreTooMany,
        };
        var tally = fuzz.Run(options.Count);
        progress.End();
        Write(options, tally, fuzz.Seeds - seeds.Count, progress.Elapsed);
        return tally.Findings == 0 && tally.Files == options.Count ? 0 : 1;

        void Ends(Finding finding)
        {
            files.Keep(finding);
            Environment.Exit(1);        // a thread that hangs cannot be stopped
        }
    }

    private static void Write(FuzzOptions options, MidiTally tally, int kept, TimeSpan elapsed)
    {
        using var process = Process.GetCurrentProcess();
        var peak = process.PeakWorkingSet64;
        var report = new Report(options.Folder, "midi");
        report.Add("seed", $"{options.Seed}");
        report.Add("files", $"{tally.Files:N0} ({tally.Bytes / 1e6:N0} MB)");
        report.Add("read clean", $"{tally.Clean:N0}");
        report.Add("salvaged", $"{tally.Salvaged:N0}");
        report.Add("refused", $"{tally.Refused:N0}");
        report.Add("findings", $"{tally.Findings:N0}");
        report.Add("kept as new seeds", $"{kept:N0}");
        report.Add("slowest", $"{tally.Slowest.Value:F0} ms (file {tally.Slowest.Number})");
        report.Add("maximum memory allocated for one file", $"{tally.Hungriest.Value / 1e6:F0} MB (file {tally.Hungriest.Number})");
        report.Add("peak working set of the process", $"{peak / 1e6:F0} MB");
        report.Add("wall time", $"{elapsed.TotalSeconds:F0} s, {options.Jobs} threads");
        report.Write(new { options.Seed, tally, kept, peakWorkingSet = peak, seconds = elapsed.TotalSeconds, options.Jobs });
    }
}
