using Nocturne.Fuzz.Running;

namespace Nocturne.Fuzz.Models;

/// <summary>Fuzzes models and reports the results.</summary>
internal static class ModelCommand
{
    private const int Batch = 250;

    /// <summary>Runs the command.</summary>
    /// <param name="options">Options of the command line.</param>
    /// <returns>The exit code.</returns>
    public static int Run(FuzzOptions options)
    {
        var files = new FindingFiles(options.Folder, "models", options.Seed, ".onnx");
        if (options.Only is { } only)
        {
            Console.WriteLine($"wrote {files.Write(only, ModelMutator.Mutant(options.Seed, only).File)}");
            return 0;
        }
        var progress = new Progress("models", options.Count);
        var tallies = new ModelTally[Enum.GetValues<ModelChange>().Length];
        var batches = Enumerable.Range(0, (options.Count + Batch - 1) / Batch).Select(batch => batch * Batch);
        Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = options.Jobs }, (from, state) =>
        {
            foreach (var (number, verdict) in ModelProcess.Judge(options.Seed, from, Math.Min(from + Batch, options.Count)))
            {
                var mutant = ModelMutator.Mutant(options.Seed, number);
                if (verdict.Finding.Length > 0)
                    files.Keep(new Finding(number, verdict.Finding, mutant.File));
                lock (tallies)
                    tallies[(int)mutant.Change] = tallies[(int)mutant.Change].With(verdict);
                progress.Count(verdict.Finding.Length > 0);
                progress.Tell();
            }
            if (files.AreTooMany)
                state.Stop();
        });
        progress.End();
        Write(options, tallies, progress.Elapsed);
        return tallies.Sum(tally => tally.Findings) == 0 ? 0 : 1;
    }

    private static void Write(FuzzOptions options, ModelTally[] tallies, TimeSpan elapsed)
    {
        var report = new Report(options.Folder, "models");
        report.Add("seed", $"{options.Seed}");
        report.Add("files", $"{tallies.Sum(tally => tally.Files):N0}");
        foreach (var change in Enum.GetValues<ModelChange>())
            report.Add(Name(change), $"{Words(tallies[(int)change])}");
        report.Add("findings", $"{tallies.Sum(tally => tally.Findings):N0}");
        report.Add("wall time", $"{elapsed.TotalSeconds:F0} s, {options.Jobs} processes");
        report.Write(new
        {
            options.Seed,
            tallies = Enum.GetValues<ModelChange>().ToDictionary(change => $"{change}", change => tallies[(int)change]),
            seconds = elapsed.TotalSeconds,
            options.Jobs,
        });
    }

    private static string Words(ModelTally tally) =>
        FormattableString.Invariant($"{tally.Refused:N0} refused, {tally.Played:N0} played");

    private static string Name(ModelChange change) => change switch
    {
        ModelChange.Bytes => "any bytes",
        ModelChange.Card => "the card, hash updated",
        ModelChange.Graph => "fields of the graph, hash updated",
        _ => "bytes of the graph, hash updated",
    };
}
