using System.Globalization;

namespace Nocturne.Fuzz.Models;

/// <summary>Judges a batch of models and prints a line for each, so that the parent process knows which one caused a crash.</summary>
internal static class ModelBatch
{
    /// <summary>First argument that starts a process in batch mode.</summary>
    public const string Command = "model-batch";

    /// <summary>Judges models <paramref name="from"/> to <paramref name="to"/> - 1 and writes the verdicts to standard output.</summary>
    /// <remarks>Writes <c>NUMBER</c> before each model and <c>NUMBER played|refused FINDING</c> after it, one line each.</remarks>
    public static int Run(int seed, int from, int to)
    {
        var folder = Directory.CreateTempSubdirectory("nocturne-fuzz-").FullName;
        try
        {
            for (var number = from; number < to; number++)
            {
                Tell($"{number}");
                var verdict = ModelJudge.Judge(ModelMutator.Mutant(seed, number), Path.Combine(folder, "mutant.onnx"));
                Tell($"{number} {(verdict.IsPlayed ? "played" : "refused")} {verdict.Finding.ReplaceLineEndings(" | ")}");
            }
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Tell(FormattableString line)
    {
        Console.Out.WriteLine(line.ToString(CultureInfo.InvariantCulture));
        Console.Out.Flush();
    }
}
