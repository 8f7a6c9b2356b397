using System.Globalization;
using System.Text;

namespace Nocturne.Benchmarks.Soak;

/// <summary>Results of composing for a long time.</summary>
/// <param name="Notes">Total number of notes composed.</param>
/// <param name="Seconds">Duration of the run.</param>
/// <param name="Points">Memory after each tenth.</param>
/// <param name="Ways">Time per note in each way.</param>
/// <param name="SameTokens">Whether each way composed the same notes at the end as at the start.</param>
/// <param name="Composers">Number of composers that shared a model.</param>
/// <param name="SameSideBySide">Whether composers in parallel composed the same notes as one after the other.</param>
internal sealed record SoakReport(
    long Notes,
    double Seconds,
    IReadOnlyList<SoakPoint> Points,
    IReadOnlyList<WayCost> Ways,
    bool SameTokens,
    int Composers,
    bool SameSideBySide)
{
    // The first tenth includes compilation and filling caches, so growth is measured from its end.
    // The working set settles within about 4 MB for any number of notes. A leak of one byte per note would add 9 MB in ten million.
    private const double MostHeapGrowthMegabytes = 1, MostWorkingSetGrowthMegabytes = 8, MostSlowdown = 1.5;

    public double HeapGrowthMegabytes => Points[^1].HeapMegabytes - Points[0].HeapMegabytes;

    public double WorkingSetGrowthMegabytes => Points[^1].WorkingSetMegabytes - Points[0].WorkingSetMegabytes;

    /// <summary>Returns a message for each failed check.</summary>
    public IEnumerable<string> Faults()
    {
        if (HeapGrowthMegabytes > MostHeapGrowthMegabytes || WorkingSetGrowthMegabytes > MostWorkingSetGrowthMegabytes)
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"memory grew: heap by {HeapGrowthMegabytes:0.0} MB, working set by {WorkingSetGrowthMegabytes:0.0} MB");
        foreach (var way in Ways.Where(way => way.Ratio > MostSlowdown))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{way.Name} became slower: from {way.FirstMicroseconds:0.0} us to {way.LastMicroseconds:0.0} us per note");
        if (!SameTokens)
            yield return "a piece at the end differs from the same piece at the start";
        if (!SameSideBySide)
            yield return "composers in parallel gave other notes than one after the other";
    }

    public string Markdown()
    {
        var text = new StringBuilder("| notes | managed heap, MB | working set, MB | bytes allocated per note |\n|--:|--:|--:|--:|\n");
        foreach (var point in Points)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {point.Notes:N0} | {point.HeapMegabytes:0.00} | {point.WorkingSetMegabytes:0.0} | {point.BytesPerNote:0.0} |\n");
        text.Append("\n| way | share of notes | us per note, first tenth | last tenth | ratio |\n|---|--:|--:|--:|--:|\n");
        foreach (var way in Ways)
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {way.Name} | {way.Share:P0} | {way.FirstMicroseconds:0.00} | {way.LastMicroseconds:0.00} | {way.Ratio:0.00} |\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"\nGRU 1x64 on the CPU, {Notes:N0} notes in one process in {Seconds:0} s, best of ten rounds. " +
            $"The tokens take 4 bytes per note. ");
        text.Append($"Same pieces at the end as at the start: {(SameTokens ? "yes" : "no")}. ");
        text.Append($"{Composers} composers in parallel give the same notes as one after the other: {(SameSideBySide ? "yes" : "no")}.\n");
        return text.ToString();
    }
}

/// <summary>Memory at one point of the run.</summary>
/// <param name="Notes">Notes composed so far.</param>
/// <param name="HeapMegabytes">Size of the managed heap after a full collection.</param>
/// <param name="WorkingSetMegabytes">Working set of the process.</param>
/// <param name="BytesPerNote">Managed bytes allocated per note since the previous point.</param>
internal sealed record SoakPoint(long Notes, double HeapMegabytes, double WorkingSetMegabytes, double BytesPerNote);

/// <summary>Time per note in one way.</summary>
internal sealed record WayCost(string Name, double Share, double FirstMicroseconds, double LastMicroseconds)
{
    public double Ratio => LastMicroseconds / FirstMicroseconds;
}
