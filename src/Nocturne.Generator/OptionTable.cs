using System.CommandLine;

namespace Nocturne.Generator;

/// <summary>The options of a command, one for each row of a table of settings.</summary>
/// <typeparam name="T">Type of the settings.</typeparam>
internal sealed class OptionTable<T>
{
    private readonly SettingTable<T> _settings;
    private readonly SettingOption[] _options;              // one for each row

    /// <param name="settings">The settings.</param>
    /// <param name="defaults">What help shows instead of the default values, or <c>null</c> to show the values.</param>
    public OptionTable(SettingTable<T> settings, string? defaults = null)
    {
        _settings = settings;
        _options = new SettingOption[settings.Count];
        for (var i = 0; i < _options.Length; i++)
            _options[i] = Create(settings[i], defaults);
    }

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in _options)
            command.Add(option);
    }

    /// <summary>The values on the command line, by name of the setting.</summary>
    public Dictionary<string, string> Given(ParseResult parsed)
    {
        var given = new Dictionary<string, string>();
        for (var i = 0; i < _options.Length; i++)
            if (parsed.GetResult(_options[i]) is { Implicit: false })
                given.Add(_settings[i].Name, parsed.GetValue(_options[i])!);
        return given;
    }

    /// <summary>The defaults with the values on the command line.</summary>
    public T Read(ParseResult parsed) => _settings.With(_settings.Defaults, Given(parsed));

    private SettingOption Create(SettingOf<T> row, string? defaults)
    {
        var option = new SettingOption(NameOf(row), row.Use, row.Alias is { } alias ? [$"-{alias}"] : [])
        {
            HelpName = row.Placeholder,
            Description = Description(row, defaults),
        };
        if (defaults is null && row.Show(_settings.Defaults) is { Length: > 0 } shown)
            option.DefaultValueFactory = _ => shown;
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: "" }])            // an optional setting would read it as no value
                given.AddError($"{option.Name} has no value; must be {row.Use}.");
            else if (given.Tokens is [{ Value: var text }] && !row.TrySet(_settings.Defaults, text, out var _))
                given.AddError($"{option.Name} is '{text}'; must be {row.Use}.");
        });
        return option;
    }

    private static string Description(SettingOf<T> row, string? defaults)
    {
        var range = row.Use.Any(char.IsAsciiDigit) ? $" {char.ToUpperInvariant(row.Use[0])}{row.Use[1..]}." : "";
        return $"{row.Help}{range}{(defaults is null ? "" : $" [default: {defaults}]")}";
    }

    /// <summary>The name of a setting as an option: <c>withPrime</c> is <c>--with-prime</c>.</summary>
    private static string NameOf(SettingOf<T> row) => "--" + string.Concat(
        row.Name.Select(letter => char.IsAsciiLetterUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
