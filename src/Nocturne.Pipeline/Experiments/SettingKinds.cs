using System.Globalization;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Builds settings of the kinds there are: text, numbers, choices, and lists of them.</summary>
internal static class SettingKinds
{
    public static Setting Text(string key, Func<Experiment, string> get, Func<Experiment, string, Experiment> set) =>
        new(key, "text", get, (experiment, values) => values is [var value] ? set(experiment, value) : null);

    public static Setting Whole(string key, int least, int most, Func<Experiment, int> get, Func<Experiment, int, Experiment> set) =>
        new(key, Range("a whole number", least, most), experiment => Show(get(experiment)),
            (experiment, values) => values is [var text] && ReadWhole(text, least, most) is { } value ? set(experiment, value) : null);

    public static Setting Real(string key, string use, Func<double, bool> isUsable, Func<Experiment, double> get, Func<Experiment, double, Experiment> set) =>
        new(key, use, experiment => get(experiment).ToString("R", CultureInfo.InvariantCulture),
            (experiment, values) => values is [var text] && ReadReal(text) is { } value && isUsable(value) ? set(experiment, value) : null);

    public static Setting Choice<T>(string key, (string Name, T Value)[] choices, Func<Experiment, T> get, Func<Experiment, T, Experiment> set)
        where T : notnull =>
        new(key, string.Join(" or ", choices.Select(choice => choice.Name)), experiment => NameOf(choices, get(experiment)),
            (experiment, values) => values is [var name] && Find(choices, name) is [var found] ? set(experiment, found) : null);

    public static Setting Choices<T>(string key, string alias, (string Name, T Value)[] choices, Func<Experiment, IReadOnlyList<T>> get, Func<Experiment, IReadOnlyList<T>, Experiment> set)
        where T : notnull =>
        new(key, $"one or more of {string.Join(", ", choices.Select(choice => choice.Name))}",
            experiment => string.Join(",", get(experiment).Select(value => NameOf(choices, value))),
            (experiment, values) => values.SelectMany(name => Find(choices, name)).ToArray() is { Length: > 0 } found && found.Length == values.Count ? set(experiment, found) : null,
            alias);

    public static Setting Wholes(string key, string? alias, int least, int most, Func<Experiment, IReadOnlyList<int>> get, Func<Experiment, IReadOnlyList<int>, Experiment> set) =>
        new(key, Range("one or more whole numbers", least, most), experiment => string.Join(",", get(experiment).Select(Show)),
            (experiment, values) =>
            {
                var numbers = values.Select(text => ReadWhole(text, least, most)).ToArray();
                return numbers.Length > 0 && numbers.All(number => number is not null) ? set(experiment, [.. numbers.Select(number => number!.Value)]) : null;
            },
            alias);

    private static string Range(string what, int least, int most) =>
        most == int.MaxValue ? $"{what}, {least} or more" : string.Create(CultureInfo.InvariantCulture, $"{what} from {least} to {most:N0}");

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static int? ReadWhole(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null;

    private static double? ReadReal(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : null;

    private static string NameOf<T>((string Name, T Value)[] choices, T value)
        where T : notnull => choices.First(choice => choice.Value.Equals(value)).Name;

    private static T[] Find<T>((string Name, T Value)[] choices, string name) =>
        [.. choices.Where(choice => choice.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(choice => choice.Value)];
}
