using System.CommandLine;
using System.CommandLine.Parsing;

namespace Nocturne.Generator;

/// <summary>What is wrong with a command line, in one line: each mistake with what was found and what can be used.</summary>
internal static class Mistakes
{
    public static string Of(ParseResult parsed)
    {
        string[] mistakes = [.. Unmatched(parsed), .. OfOptions(parsed), .. OfArguments(parsed)];
        return string.Join(" ", mistakes.Length > 0 ? mistakes : parsed.Errors.Select(error => error.Message));
    }

    /// <summary>Words that are neither an option's nor an argument's.</summary>
    private static IEnumerable<string> Unmatched(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        string[] unknown = [.. parsed.UnmatchedTokens.Where(IsOption).Select(Name)];
        if (unknown.Length > 0)             // what follows one may be its value: not worth a word
            return unknown.Select(name => OptionNames(command).Contains(name)
                ? $"{name} is out of its place; options stand behind the command and before '--'."
                : $"There is no option '{name}'{(command is RootCommand ? "" : $" of {command.Name}")}.{NearestName.Hint(name, OptionNames(command))}");
        if (command is not RootCommand)
            return parsed.UnmatchedTokens.Count == 0 ? [] :
                [$"{string.Join(", ", parsed.UnmatchedTokens.Select(extra => $"'{extra}'"))} is too much; {command.Name} takes {(command.Arguments.Count == 0 ? "options only" : $"one MODEL, {ModelArgument.Description}, and options")}."];
        string[] commands = [.. command.Subcommands.Select(known => known.Name)];
        return parsed.UnmatchedTokens.Take(1).Select(word => $"There is no command '{word}'; use {string.Join(", ", commands[..^1])} or {commands[^1]}.{NearestName.Hint(word, commands)}");
    }

    private static IEnumerable<string> OfOptions(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>().SelectMany<OptionResult, string>(option =>
        option.IdentifierTokenCount > 1 ? [$"{option.Option.Name} is given {option.IdentifierTokenCount} times; give it once."]
        : option.Option is IRangedOption { Use: var use } && !option.Implicit && option.Tokens is [] or [{ Value: "" }] ? [$"{option.Option.Name} has no value; {use}."]
        : parsed.Errors.Where(error => error.SymbolResult?.Parent == option).Select(error => error.Message));

    private static IEnumerable<string> OfArguments(ParseResult parsed) => parsed.CommandResult.Command.Arguments.SelectMany<Argument, string>(argument =>
        parsed.GetResult(argument) is { Tokens.Count: > 0 } result ? result.Errors.Select(error => error.Message)
        : [$"{parsed.CommandResult.Command.Name} needs a {argument.Name}: {ModelArgument.Description}."]);

    private static IEnumerable<string> OptionNames(Command command) => ["--help", .. command.Options.SelectMany(option => option.Aliases.Prepend(option.Name))];

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';

    private static string Name(string word) => word.Split('=', ':')[0];
}
