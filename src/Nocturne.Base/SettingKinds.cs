using System.Globalization;

namespace Nocturne.Base;

/// <summary>The kinds of settings.</summary>
public static class SettingKinds
{
    /// <summary>True or false.</summary>
    public static SettingKind<bool> Flag { get; } = Create<bool>(
        "", "true or false", "true|false", text => bool.TryParse(text, out var value) ? new SettingValue<bool>(value) : null,
        value => value ? "true" : "false", _ => true);

    /// <summary>Any text.</summary>
    /// <param name="noun">What the text is, such as <c>the path of a MIDI file</c>.</param>
    /// <param name="placeholder">Placeholder for it in help.</param>
    public static SettingKind<string> Text(string noun = "text", string placeholder = "TEXT") =>
        Create<string>(noun, "", placeholder, text => new SettingValue<string>(text), value => value, _ => true);

    /// <summary>One of several names, ignoring case.</summary>
    public static SettingKind<string> NameOf(params IReadOnlyList<string> names) => Choice(names, [.. names]);

    /// <summary>A member of an enumeration in lower case, ignoring case when parsed.</summary>
    public static SettingKind<T> Choice<T>()
        where T : struct, Enum => Choice(Array.ConvertAll(Enum.GetNames<T>(), name => name.ToLowerInvariant()), Enum.GetValues<T>());

    /// <summary>An integer between two inclusive bounds.</summary>
    /// <param name="min">The minimum.</param>
    /// <param name="max">The maximum; <see cref="int.MaxValue"/> means no limit.</param>
    public static SettingKind<int> IntegerFrom(int min, int max = int.MaxValue) => Create<int>(
        "an integer", Between(min, max == int.MaxValue && min > int.MinValue ? double.PositiveInfinity : max), "N",
        text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? new SettingValue<int>(value)
            : null,
        value => value.ToString(CultureInfo.InvariantCulture), value => value >= min && value <= max);

    /// <summary>A finite number between two bounds.</summary>
    /// <param name="min">The lower bound.</param>
    /// <param name="max">The upper bound, or infinity for no limit.</param>
    /// <param name="aboveMin">Whether the lower bound is excluded.</param>
    /// <param name="belowMax">Whether the upper bound is excluded.</param>
    public static SettingKind<double> RealFrom(
        double min, double max = double.PositiveInfinity, bool aboveMin = false, bool belowMax = false) => Create<double>(
            "a number", aboveMin || belowMax ? Open(min, max, aboveMin, belowMax) : Between(min, max), "X",
            text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? new SettingValue<double>(value)
                : null,
            value => value.ToString("R", CultureInfo.InvariantCulture),
            value => double.IsFinite(value) && (aboveMin ? value > min : value >= min) && (belowMax ? value < max : value <= max));

    /// <summary>A value, or empty text for none.</summary>
    public static SettingKind<T?> Optional<T>(SettingKind<T> kind)
        where T : struct => Optional<T, T?>(kind, value => value, value => value!.Value);

    /// <summary>A text, or empty text for none.</summary>
    public static SettingKind<string?> Optional(SettingKind<string> kind) =>
        Optional<string, string?>(kind, value => value, value => value!);

    /// <summary>A list, or empty text for none.</summary>
    public static SettingKind<IReadOnlyList<T>?> Optional<T>(SettingKind<IReadOnlyList<T>> kind) =>
        Optional<IReadOnlyList<T>, IReadOnlyList<T>?>(kind, value => value, value => value!);

    /// <summary>One or more values.</summary>
    /// <param name="kind">Kind of each value.</param>
    public static SettingKind<IReadOnlyList<T>> ListOf<T>(SettingKind<T> kind) => new()
    {
        Noun = "one or more values, each",
        Range = kind.Use,
        Placeholder = $"{kind.Placeholder},...",
        IsList = true,
        Read = texts => texts.Select(text => kind.Read([text])).ToArray() is var items && items.All(item => item is not null)
            ? new SettingValue<IReadOnlyList<T>>([.. items.Select(item => item.GetValueOrDefault().Value)])
            : null,
        Show = value => string.Join(',', value.Select(kind.Show)),
        IsInRange = value => value.Count > 0 && value.All(item => kind.IsInRange(item)),
    };

    private static SettingKind<T> Choice<T>(IReadOnlyList<string> names, T[] values)
        where T : notnull => Create<T>(
            "", names.Count == 1 ? names[0] : $"{string.Join(", ", names.SkipLast(1))} or {names[^1]}", string.Join('|', names),
            text => Array.FindIndex([.. names], name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is var index and >= 0
                ? new SettingValue<T>(values[index])
                : null,
            value => Array.IndexOf(values, value) is var index and >= 0 ? names[index] : $"{value}",
            value => Array.IndexOf(values, value) >= 0);

    private static SettingKind<TOptional> Optional<T, TOptional>(
        SettingKind<T> kind, Func<T, TOptional> wrap, Func<TOptional, T> unwrap) => new()
        {
            Noun = kind.Noun,
            Range = kind.Range,
            Placeholder = kind.Placeholder,
            IsList = kind.IsList,
            Read = texts => texts is [""] or [] ? new SettingValue<TOptional>(default!)
                : kind.Read(texts) is { } read ? new SettingValue<TOptional>(wrap(read.Value))
                : null,
            Show = value => value is null ? "" : kind.Show(unwrap(value)),
            IsInRange = value => value is null || kind.IsInRange(unwrap(value)),
        };

    private static SettingKind<T> Create<T>(
        string noun, string range, string placeholder,
        Func<string, SettingValue<T>?> read, Func<T, string> show, Predicate<T> isInRange) => new()
        {
            Noun = noun,
            Range = range,
            Placeholder = placeholder,
            Read = texts => texts is [var text] ? read(text) : null,
            Show = show,
            IsInRange = isInRange,
        };

    private static string Between(double min, double max) =>
        double.IsInfinity(max) ? $"at least {Number(min)}" : $"between {Number(min)} and {Number(max)}";

    private static string Open(double min, double max, bool aboveMin, bool belowMax)
    {
        var lower = $"{(aboveMin ? "above" : "at least")} {Number(min)}";
        return double.IsInfinity(max) ? lower : $"{lower} and {(belowMax ? "below" : "at most")} {Number(max)}";
    }

    private static string Number(double number) =>
        number.ToString(Math.Abs(number) >= 10_000 ? "N0" : "0.######", CultureInfo.InvariantCulture);
}
