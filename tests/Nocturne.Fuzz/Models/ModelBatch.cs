using System.Globalization;

namespace Nocturne.Fuzz.Models;

/// <summary>Some models, judged in this process and told line by line, so that whoever started it knows which one ended it.</summary>
internal static class ModelBatch
{
    /// <summary>First argument of a process that judges a batch.</summary>
    public const string Command = "model-batch";

    /// <summary>Judges models <paramref name="from"/> to <paramref name="to"/> - 1.</summary>
    /// <remarks>A line <c>NUMBER</c> before each, and <c>NUMBER played|refused FINDING</c> after it, the finding on one line.</remarks>
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
