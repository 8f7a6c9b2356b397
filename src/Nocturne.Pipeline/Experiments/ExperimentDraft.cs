using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>An experiment while it is being read, with all that is wrong with it so far.</summary>
internal sealed class ExperimentDraft(Experiment experiment)
{
    private readonly List<string> _mistakes = [];
    private Experiment _experiment = experiment;

    /// <summary>Whether a name is that of a section, such as <c>model</c>.</summary>
    public static bool IsSection(string name) =>
        SettingTable.All.Any(setting => setting.Key.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));

    /// <summary>Sets a key, or notes why it cannot be set.</summary>
    /// <param name="key">The key, <c>section.field</c>.</param>
    /// <param name="values">The value as text; a list has one text an element.</param>
    /// <param name="found">The value as it was written, for an error.</param>
    public void Set(string key, IReadOnlyList<string> values, string found)
    {
        var setting = SettingTable.Find(key);
        if (setting is null)
            Mistake($"there is no setting '{key}' (the nearest is '{NearestName.Of(key, SettingTable.All.Select(known => known.Key))}')");
        else if (setting.Take(_experiment, values) is { } taken)
            _experiment = taken;
        else
            Mistake($"{setting.Key} is {found}; use {setting.Use}");
    }

    public void Mistake(string mistake) => _mistakes.Add(mistake);

    /// <summary>The experiment, or a <see cref="SettingException"/> that lists all that is wrong.</summary>
    public Experiment Finish(string what)
    {
        if (_experiment.Encoding != "pitch" && _experiment.Head == HeadKind.Regression)
            Mistake($"model.head is regression, but the tokens of the encoding '{_experiment.Encoding}' are no scale; use categorical");
        if (_experiment.Data.Octaves && _experiment.Encoding != "enumerated")
            Mistake($"data.octaves is true, but the encoding '{_experiment.Encoding}' has no chords; use false, or the encoding enumerated");
        if (_mistakes.Count > 0)
            throw new SettingException($"{what}: {string.Join("; ", _mistakes)}.");
        _experiment.Training.Checked();
        return _experiment;
    }
}
