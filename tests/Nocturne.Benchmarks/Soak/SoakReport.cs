using System.Globalization;
using System.Text;

namespace Nocturne.Benchmarks.Soak;

/// <summary>What composing for long came to.</summary>
/// <param name="Notes">Notes composed in all.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="Points">Memory after each tenth.</param>
/// <param name="Ways">Cost of a note in each way.</param>
/// <param name="SameTokens">Whether each way composed the same at the end as at the start.</param>
/// <param name="Composers">How many composers shared a model.</param>
/// <param name="SameSideBySide">Whether they composed what they do one after the other.</param>
internal sealed record SoakReport(long Notes, double Seconds, IReadOnlyList<SoakPoint> Points, IReadOnlyList<WayCost> Ways, bool SameTokens, int Composers, bool SameSideBySide)
{
    // The first tenth also compiles and fills caches; what grows after it would grow on.
    // The working set settles within some 4 MB, however many notes there are; one byte a note would be 9 MB of ten million.
    private const double MostHeapGrowthMegabytes = 1, MostWorkingSetGrowthMegabytes = 8, MostSlowdown = 1.5;

    public double HeapGrowthMegabytes => Points[^1].HeapMegabytes - Points[0].HeapMegabytes;

    public double WorkingSetGrowthMegabytes => Points[^1].WorkingSetMegabytes - Points[0].WorkingSetMegabytes;

    /// <summary>All that is wrong; nothing where all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (HeapGrowthMegabytes > MostHeapGrowthMegabytes || WorkingSetGrowthMegabytes > MostWorkingSetGrowthMegabytes)
            yield return string.Create(CultureInfo.InvariantCulture, $"memory grew: the heap by {HeapGrowthMegabytes:0.0} MB, the working set by {WorkingSetGrowthMegabytes:0.0} MB");
        foreach (var way in Ways.Where(way => way.Ratio > MostSlowdown))
            yield return string.Create(CultureInfo.InvariantCulture, $"{way.Name} became slower: {way.FirstMicroseconds:0.0} us a note at first, {way.LastMicroseconds:0.0} us in the end");
        if (!SameTokens)
            yield return "a piece came out otherwise in the end than at the start";
        if (!SameSideBySide)
            yield return "composers side by side did not compose what they do one after the other";
    }

    public string Markdown()
    {
        var text = new StringBuilder("| notes | managed heap, MB | working set, MB | bytes allocated a note |\n|--:|--:|--:|--:|\n");
        foreach (var point in Points)
            text.Append(CultureInfo.InvariantCulture, $"| {point.Notes:N0} | {point.HeapMegabytes:0.00} | {point.WorkingSetMegabytes:0.0} | {point.BytesPerNote:0.0} |\n");
        text.Append("\n| way | share of the notes | us a note, first tenth | last tenth | ratio |\n|---|--:|--:|--:|--:|\n");
        foreach (var way in Ways)
            text.Append(CultureInfo.InvariantCulture, $"| {way.Name} | {way.Share:P0} | {way.FirstMicroseconds:0.00} | {way.LastMicroseconds:0.00} | {way.Ratio:0.00} |\n");
        text.Append(CultureInfo.InvariantCulture, $"\nGRU 1x64 on the CPU, {Notes:N0} notes from one process in {Seconds:0} s; the best of ten rounds each. A note of a piece is 4 bytes of it. ");
        text.Append($"The same pieces at the start and in the end: {(SameTokens ? "yes" : "no")}. {Composers} composers on one model as one after the other: {(SameSideBySide ? "yes" : "no")}.\n");
        return text.ToString();
    }
}

/// <summary>Memory at a point.</summary>
/// <param name="Notes">Notes composed by then.</param>
/// <param name="HeapMegabytes">Managed heap, collected.</param>
/// <param name="WorkingSetMegabytes">What the process holds of the machine's memory.</param>
/// <param name="BytesPerNote">Managed bytes that each note since the last point allocated.</param>
internal sealed record SoakPoint(long Notes, double HeapMegabytes, double WorkingSetMegabytes, double BytesPerNote);

/// <summary>Cost of a note in one way.</summary>
internal sealed record WayCost(string Name, double Share, double FirstMicroseconds, double LastMicroseconds)
{
    public double Ratio => LastMicroseconds / FirstMicroseconds;
}
