using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Nocturne.Generator;

/// <summary>An option that knows its range: a value outside it is refused with the range in the message.</summary>
/// <param name="name">Its name, with dashes.</param>
/// <param name="use">What it takes, as a mistake says it: <c>use a number, 0 to 10</c>.</param>
/// <param name="aliases">Shorter names.</param>
internal sealed class RangedOption<T>(string name, string use, params string[] aliases) : Option<T>(name, aliases), IRangedOption
{
    /// <inheritdoc/>
    public string Use => use;
}

/// <summary>What an option takes.</summary>
internal interface IRangedOption
{
    /// <summary>What it takes, as a mistake says it.</summary>
    string Use { get; }
}

/// <summary>The kinds of options there are.</summary>
internal static class RangedOption
{
    /// <summary>A whole number.</summary>
    public static Option<int> Whole(string name, int fallback, int least, int most, string description) =>
        Number(name, fallback, least, most, description, "N", "a whole number", NumberStyles.AllowLeadingSign);

    /// <summary>A number with a decimal point.</summary>
    public static Option<double> Real(string name, double fallback, double least, double most, string description) =>
        Number(name, fallback, least, most, description, "X", "a number", NumberStyles.Float);

    /// <summary>One of a kind's names, in lower case; <c>null</c> where none is given.</summary>
    public static Option<T?> Word<T>(string name, string description) where T : struct, Enum
    {
        var names = Array.ConvertAll(Enum.GetNames<T>(), word => word.ToLowerInvariant());
        var use = $"use {string.Join(", ", names[..^1])} or {names[^1]}";
        return new RangedOption<T?>(name, use)
        {
            HelpName = string.Join('|', names),
            Description = description,
            CustomParser = argument => Read(argument, use, text => Array.IndexOf(names, text) is var index and >= 0 ? Enum.GetValues<T>()[index] : (T?)null),
        };
    }

    /// <summary>The path of a MIDI file.</summary>
    public static Option<string?> File(string name, string description, params string[] aliases)
    {
        const string Use = "use the path of a MIDI file";
        var option = new RangedOption<string?>(name, Use, aliases) { HelpName = "FILE", Description = description };
        option.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: "" }])
                given.AddError($"{name} has no value; {Use}.");
        });
        return option;
    }

    private static Option<T> Number<T>(string name, T fallback, T least, T most, string description, string helpName, string kind, NumberStyles style)
        where T : struct, INumber<T>
    {
        var range = $"{Text(least)} to {Text(most)}";
        var use = $"use {kind}, {range}";
        return new RangedOption<T>(name, use)
        {
            HelpName = helpName,
            Description = $"{description} {range}.",
            DefaultValueFactory = _ => fallback,
            CustomParser = argument => Read<T>(argument, use, text =>
                T.TryParse(text, style, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null),
        };
    }

    private static T Read<T>(ArgumentResult argument, string use, Func<string, T?> parse) where T : struct
    {
        var text = argument.Tokens[0].Value;
        if (parse(text) is { } value)
            return value;
        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} is '{text}'; {use}.");
        return default;
    }

    private static string Text<T>(T number) where T : IFormattable => number.ToString(number is int ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
