namespace Nocturne.Pipeline.Comparing;

/// <summary>The sentences below the tables of a comparison.</summary>
internal static class ComparisonRemarks
{
    /// <summary>Lists the sentences.</summary>
    public static IEnumerable<string> Of(Comparison comparison)
    {
        if (comparison.Settings.Count == 0)
            yield return "No setting differs.";
        if (comparison.OnlyInExperiment.Count > 0)
            yield return $"Only in {comparison.Experiment}: {string.Join(", ", comparison.OnlyInExperiment)}.";
        if (comparison.OnlyInBaseline.Count > 0)
            yield return $"Only in {comparison.Baseline}: {string.Join(", ", comparison.OnlyInBaseline)}.";
        foreach (var note in comparison.Notes)
            yield return note;
    }
}
