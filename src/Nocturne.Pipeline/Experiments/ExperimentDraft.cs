using Nocturne.Models;

namespace Nocturne.Pipeline.Experiments;

/// <summary>An experiment while it is read, with all mistakes found so far.</summary>
internal sealed class ExperimentDraft(Experiment experiment)
{
    private readonly List<string> _mistakes = [];
    private Experiment _experiment = experiment;

    /// <summary>Tells whether a name is that of a section, such as <c>model</c>.</summary>
    public static bool IsSection(string name) =>
        ExperimentTable.All.Any(setting => setting.Name.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));

    /// <summary>Sets a key, or records why it cannot be set.</summary>
    /// <param name="key">The key, <c>section.field</c>.</param>
    /// <param name="values">The value as text; a list has one text per element.</param>
    /// <param name="found">The value as it was written, for error messages.</param>
    public void Set(string key, IReadOnlyList<string> values, string found)
    {
        if (ExperimentTable.All.Find(key) is not { } setting)
            Mistake($"there is no setting '{key}'; the nearest is '{NearestName.Of(key, ExperimentTable.All.Select(row => row.Name))}'");
        else if (setting.TrySet(_experiment, values, out var changed))
            _experiment = changed;
        else
            Mistake($"{setting.Name} is {found}; must be {setting.Use}");
    }

    /// <summary>Records a mistake.</summary>
    public void Mistake(string mistake) => _mistakes.Add(mistake);

    /// <summary>Returns the experiment if there are no mistakes.</summary>
    /// <param name="what">What is read, for error messages.</param>
    /// <exception cref="SettingException">There are mistakes; the message lists all of them.</exception>
    public Experiment Finish(string what)
    {
        var family = _experiment.Family;
        if (_experiment.Head == HeadKind.Regression && !family.PrefersRegression)
            Mistake($"model.head is regression, but the tokens of the encoding '{family.Name}' are not ordered; use categorical");
        foreach (var name in _experiment.Data.Encoding?.Keys.Except(family.Settings.Select(setting => setting.Name)) ?? [])
            Mistake($"data.{name} is set, but the encoding '{family.Name}' has no such setting; remove it or use another encoding");
        if (_mistakes.Count > 0)
            throw new SettingException($"{what}: {string.Join("; ", _mistakes)}.");
        _experiment.Training.Checked();
        return _experiment;
    }
}
