using System.Diagnostics;
using System.Globalization;

namespace Nocturne.Fuzz.Models;

/// <summary>A process that judges a batch of models; what ends or stops it is a finding about the model that it was at.</summary>
internal static class ModelProcess
{
    /// <summary>Most time for one model, on a busy machine too.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Judges models in a process of their own, and in another where one ends it.</summary>
    /// <param name="seed">Seed of chance.</param>
    /// <param name="from">Number of the first model.</param>
    /// <param name="to">Number after that of the last.</param>
    public static IEnumerable<(int Number, ModelVerdict Verdict)> Judge(int seed, int from, int to) =>
        Judge(from, to, first => new ProcessStartInfo("dotnet", [typeof(ModelProcess).Assembly.Location, ModelBatch.Command, $"{seed}", $"{first}", $"{to}"]));

    /// <summary>Judges models in processes.</summary>
    /// <param name="from">Number of the first model.</param>
    /// <param name="to">Number after that of the last.</param>
    /// <param name="start">The process that judges from a number on.</param>
    public static IEnumerable<(int Number, ModelVerdict Verdict)> Judge(int from, int to, Func<int, ProcessStartInfo> start)
    {
        while (from < to)
        {
            using var process = Start(start(from));
            var begun = -1;
            while (Line(process) is { } line)
            {
                var parts = line.Split(' ', 3);
                if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                    continue;           // what a library has to say
                if (parts.Length == 1)
                    begun = number;
                else
                {
                    (from, begun) = (number + 1, -1);
                    yield return (number, new ModelVerdict(parts[1] == "played", parts[2]));
                }
            }
            if (from < to)
            {
                yield return (from, new ModelVerdict(false, End(process, begun == from)));
                from++;
            }
        }
    }

    private static Process Start(ProcessStartInfo info)
    {
        info.RedirectStandardOutput = info.RedirectStandardError = true;
        return Process.Start(info)!;
    }

    // null at the end, and where none comes in time.
    private static string? Line(Process process)
    {
        var line = process.StandardOutput.ReadLineAsync();
        return line.Wait(Longest) ? line.Result : null;
    }

    private static string End(Process process, bool hasBegun)
    {
        var hangs = !process.WaitForExit(TimeSpan.FromSeconds(1));
        if (hangs)
            process.Kill(entireProcessTree: true);
        process.WaitForExit();
        var what = hangs ? $"it hangs: more than {Longest.TotalSeconds:F0} s" : $"it ends the process with exit code {process.ExitCode}";
        return $"{what}{(hasBegun ? "" : ", before its judge began")}: {process.StandardError.ReadToEnd().Trim()}";
    }
}
