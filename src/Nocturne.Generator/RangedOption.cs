using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Nocturne.Generator;

/// <summary>Options that know their range: a value outside it is refused with the range in the message.</summary>
internal static class RangedOption
{
    /// <summary>A whole number.</summary>
    public static Option<int> Whole(string name, int fallback, int least, int most, string description) => new(name)
    {
        HelpName = "N",
        Description = $"{description} {Number(least)} to {Number(most)}.",
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read<int>(argument, $"use a whole number, {Number(least)} to {Number(most)}", text =>
            int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null),
    };

    /// <summary>A number with a decimal point.</summary>
    public static Option<double> Real(string name, double fallback, double least, double most, string description) => new(name)
    {
        HelpName = "X",
        Description = $"{description} {Number(least)} to {Number(most)}.",
        DefaultValueFactory = _ => fallback,
        CustomParser = argument => Read<double>(argument, $"use a number, {Number(least)} to {Number(most)}", text =>
            double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most ? value : null),
    };

    /// <summary>One of a few words; <c>null</c> where none is given.</summary>
    public static Option<T?> Word<T>(string name, string description, params (string Word, T Value)[] words) where T : struct
    {
        var names = words.Select(word => word.Word).ToArray();
        return new Option<T?>(name)
        {
            HelpName = string.Join('|', names),
            Description = description,
            CustomParser = argument => Read(argument, $"use {string.Join(", ", names[..^1])} or {names[^1]}", text => Find(words, text)),
        };
    }

    private static T? Find<T>((string Word, T Value)[] words, string text) where T : struct
    {
        foreach (var (word, value) in words)
            if (word == text)
                return value;
        return null;
    }

    private static T Read<T>(ArgumentResult argument, string instead, Func<string, T?> parse) where T : struct
    {
        var text = argument.Tokens[0].Value;
        if (parse(text) is { } value)
            return value;
        argument.AddError($"{((OptionResult)argument.Parent!).Option.Name} is '{text}'; {instead}.");
        return default;
    }

    private static string Number<T>(T number) where T : IFormattable => number.ToString(number is int ? "N0" : "0.##", CultureInfo.InvariantCulture);
}
