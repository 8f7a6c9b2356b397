namespace Nocturne.Pipeline.Experiments;

/// <summary>One thing that an experiment file or <c>--set</c> may say.</summary>
/// <param name="Key">Its name, <c>section.field</c>.</param>
/// <param name="Use">What values it takes, in words.</param>
/// <param name="Show">Its value as text, as locks and messages have it.</param>
/// <param name="Take">The experiment with another value; <c>null</c> for a value it cannot take. A list has one text an element.</param>
/// <param name="Alias">Another name for it, or <c>null</c>.</param>
/// <param name="Unsaid">A value that locks and reports leave out, so that what was made before the setting was there stays up to date; <c>null</c>: none.</param>
internal sealed record Setting(
    string Key,
    string Use,
    Func<Experiment, string> Show,
    Func<Experiment, IReadOnlyList<string>, Experiment?> Take,
    string? Alias = null,
    string? Unsaid = null)
{
    /// <summary>Whether locks and reports have it.</summary>
    public bool IsSaid(Experiment experiment) => Unsaid is null || Show(experiment) != Unsaid;

    public bool IsCalled(string key) =>
        key.Equals(Key, StringComparison.OrdinalIgnoreCase) || key.Equals(Alias, StringComparison.OrdinalIgnoreCase);
}
