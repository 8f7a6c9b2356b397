using System.Diagnostics;
using System.Globalization;

namespace Nocturne.Fuzz.Models;

/// <summary>Judges batches of models in child processes. A crash or a hang is a finding about the model under test.</summary>
internal static class ModelProcess
{
    /// <summary>Time limit for one model, generous enough for a busy machine.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(20);

    /// <summary>Judges models in a child process, and starts another after a crash.</summary>
    /// <param name="seed">Seed of the random generator.</param>
    /// <param name="from">Number of the first model.</param>
    /// <param name="to">Number after the last model.</param>
    public static IEnumerable<(int Number, ModelVerdict Verdict)> Judge(int seed, int from, int to) =>
        Judge(from, to, first => new ProcessStartInfo(
            "dotnet", [typeof(ModelProcess).Assembly.Location, ModelBatch.Command, $"{seed}", $"{first}", $"{to}"]));

    /// <summary>Judges models in child processes.</summary>
    /// <param name="from">Number of the first model.</param>
    /// <param name="to">Number after the last model.</param>
    /// <param name="start">Returns the process that judges models from the given number on.</param>
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
                    continue;           // output of a library
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

    // Returns null at the end of the output or on a timeout.
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
        var what = hangs ? $"hangs for more than {Longest.TotalSeconds:F0} s" : $"process exits with code {process.ExitCode}";
        return $"{what}{(hasBegun ? "" : " before the model is judged")}: {process.StandardError.ReadToEnd().Trim()}";
    }
}
