using System.CommandLine;
using System.CommandLine.Parsing;

namespace Nocturne.Generator;

/// <summary>Describes everything that is wrong with a command line, in one line.</summary>
internal static class Mistakes
{
    public static string Of(ParseResult parsed)
    {
        string[] mistakes = [.. Unmatched(parsed), .. OfOptions(parsed), .. OfArguments(parsed)];
        return string.Join(" ", mistakes.Length > 0 ? mistakes : parsed.Errors.Select(error => error.Message));
    }

    /// <summary>Words that are neither options nor arguments.</summary>
    private static IEnumerable<string> Unmatched(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] unknown = [.. parsed.UnmatchedTokens.Where(IsOption).Select(Name)];
        if (unknown.Length > 0)             // the words after an unknown option may be its value, so they are not reported
            return unknown.Select(name => OptionNames(command).Contains(name)
                ? $"{name} is misplaced; options come after the command and before '--'."
                : $"Unknown option '{name}'{(command is RootCommand ? "" : $" of {command.Name}")}." +
                    NearestName.Hint(name, OptionNames(command)));
        if (command is not RootCommand)
            return parsed.UnmatchedTokens.Count == 0 ? [] :
                [$"Unexpected argument: {string.Join(", ", parsed.UnmatchedTokens.Select(extra => $"'{extra}'"))}; {command.Name} takes " +
                    (command.Arguments.Count == 0 ? "only options." : $"one MODEL, {ModelArgument.Description}, and options.")];
        string[] commands = [.. command.Subcommands.Select(known => known.Name)];
        var all = $"{string.Join(", ", commands[..^1])} or {commands[^1]}";
        return parsed.UnmatchedTokens.Take(1).Select(word => $"Unknown command '{word}'; use {all}.{NearestName.Hint(word, commands)}");
    }

    private static IEnumerable<string> OfOptions(ParseResult parsed) =>
        parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(option => OfOption(parsed, option));

    private static IEnumerable<string> OfOption(ParseResult parsed, OptionResult option) =>
        option.IdentifierTokenCount > 1 ? [$"{option.Option.Name} is repeated {option.IdentifierTokenCount} times; use it once."]
        : option.Option is SettingOption { Use: var use } && !option.Implicit && option.Tokens is [] or [{ Value: "" }]
            ? [$"{option.Option.Name} has no value; must be {use}."]
        : parsed.Errors.Where(error => error.SymbolResult?.Parent == option).Select(error => error.Message);

    private static IEnumerable<string> OfArguments(ParseResult parsed) =>
        parsed.CommandResult.Command.Arguments.SelectMany<Argument, string>(argument =>
        parsed.GetResult(argument) is { Tokens.Count: > 0 } result ? result.Errors.Select(error => error.Message)
        : [$"{parsed.CommandResult.Command.Name} needs a {argument.Name}: {ModelArgument.Description}."]);

    private static IEnumerable<string> OptionNames(Command command) =>
        ["--help", .. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name))];

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static string Name(string word) => word.Split('=', ':')[0];
}
