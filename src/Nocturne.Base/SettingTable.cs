using System.Collections;

namespace Nocturne.Base;

/// <summary>All settings of an immutable record, in the order in which help and files list them.</summary>
/// <remarks>Loops, not LINQ: its iterators are compiled for each type of record, which made the published program 70 KB larger.</remarks>
/// <typeparam name="T">Type of the record.</typeparam>
/// <param name="defaults">The record with every setting at its default.</param>
public sealed class SettingTable<T>(T defaults) : IReadOnlyList<SettingOf<T>>
{
    private readonly List<SettingOf<T>> _rows = [];

    /// <summary>The record with every setting at its default.</summary>
    public T Defaults => defaults;

    /// <inheritdoc/>
    public int Count => _rows.Count;

    /// <inheritdoc/>
    public SettingOf<T> this[int index] => _rows[index];

    /// <summary>Adds a setting.</summary>
    /// <param name="name">Name in files and messages.</param>
    /// <param name="kind">The valid values.</param>
    /// <param name="help">What it does, in a sentence or two.</param>
    /// <param name="get">The value in a record.</param>
    /// <param name="set">Copies a record with another value.</param>
    /// <param name="alias">Another name, or <c>null</c>.</param>
    public void Add<TValue>(
        string name, SettingKind<TValue> kind, string help, Func<T, TValue> get, Func<T, TValue, T> set, string? alias = null) =>
        _rows.Add(new ValueSetting<T, TValue>(name, kind, help, get, set, alias));

    /// <summary>Adds settings of a record inside this one.</summary>
    public void Add(IEnumerable<SettingOf<T>> rows) => _rows.AddRange(rows);

    /// <summary>The setting with a name or an alias, ignoring case, or <c>null</c>.</summary>
    public SettingOf<T>? Find(string name) => _rows.Find(row =>
        row.Name.Equals(name, StringComparison.OrdinalIgnoreCase) || name.Equals(row.Alias, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether each setting of a record is valid, and the message if it is not.</summary>
    public (bool Holds, string Mistake)[] Checks(T settings)
    {
        var checks = new (bool, string)[_rows.Count];
        for (var i = 0; i < checks.Length; i++)
            checks[i] = _rows[i].Mistake(settings) is { } mistake ? (false, mistake) : (true, "");
        return checks;
    }

    /// <summary>Returns a record if all its settings are valid.</summary>
    /// <exception cref="SettingException">A setting is invalid. The message lists all mistakes.</exception>
    public T Checked(T settings) => SettingException.Unless(settings, Checks(settings));

    /// <summary>Copies a record with other values.</summary>
    /// <param name="settings">The record.</param>
    /// <param name="texts">Values by name.</param>
    /// <exception cref="SettingException">A name is unknown or a value is invalid. The message lists all mistakes.</exception>
    public T With(T settings, IEnumerable<KeyValuePair<string, string>> texts)
    {
        var mistakes = new List<(bool, string)>();
        foreach (var (name, text) in texts)
            if (Find(name) is not { } row)
                mistakes.Add((false, $"there is no setting '{name}'{Known(name)}"));
            else if (row.TrySet(settings, text, out var changed))
                settings = changed;
            else
                mistakes.Add((false, row.Refusal(text)));
        return SettingException.Unless(settings, [.. mistakes]);
    }

    /// <summary>The values of a record by name.</summary>
    public IReadOnlyDictionary<string, string> Texts(T settings)
    {
        var texts = new Dictionary<string, string>();
        foreach (var row in _rows)
            texts.Add(row.Name, row.Show(settings));
        return texts;
    }

    /// <summary>The same settings of a record that contains this one.</summary>
    /// <param name="prefix">Prefix of their names there, such as <c>training.</c>; may be empty.</param>
    /// <param name="get">The inner record.</param>
    /// <param name="set">Copies the outer record with another inner one.</param>
    public IReadOnlyList<SettingOf<TOuter>> Within<TOuter>(string prefix, Func<TOuter, T> get, Func<TOuter, T, TOuter> set) =>
        _rows.ConvertAll(row => row.Within(prefix, get, set));

    /// <summary>The same settings of a record that is stored as texts by name; a missing name means the default.</summary>
    public SettingTable<IReadOnlyDictionary<string, string>> OnTexts() => new(Texts(Defaults))
    {
        Within<IReadOnlyDictionary<string, string>>("", texts => With(Defaults, texts), (_, settings) => Texts(settings)),
    };

    /// <inheritdoc/>
    public IEnumerator<SettingOf<T>> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private string Known(string name) =>
        _rows.Count == 0 ? "" : $"; the nearest is '{NearestName.Of(name, _rows.ConvertAll(row => row.Name))}'";
}
