namespace Build.CommandLines;

/// <summary>Reads and checks the command line.</summary>
public static class CommandLine
{
    private const string SeeHelp = "./build.sh --help lists all options.";

    /// <summary>Converts every argument to its long form, <c>--name=value</c>.</summary>
    /// <exception cref="BuildException">An option or a value is unknown; the message names the closest known one.</exception>
    public static IReadOnlyList<string> Read(IReadOnlyList<string> arguments, IReadOnlyList<BuildOption> options)
    {
        var read = new List<string>();
        var seen = new HashSet<BuildOption>();
        for (var at = 0; at < arguments.Count; at++)
        {
            var (option, value) = Split(arguments[at], options);
            if (option.Value is not null && value is null && at + 1 < arguments.Count && !arguments[at + 1].StartsWith('-'))
                value = arguments[++at];
            if (!seen.Add(option) && !option.Repeatable)
                throw new BuildException($"--{option.Name} is given more than once; give it once.");
            read.Add(LongForm(option, value));
        }
        return read;
    }

    private static (BuildOption Option, string? Value) Split(string argument, IReadOnlyList<BuildOption> options)
    {
        if (!argument.StartsWith('-'))
            throw new BuildException($"'{argument}' is not an option.{HintForWord(argument, options)} {SeeHelp}");
        var isLong = argument.StartsWith("--", StringComparison.Ordinal);
        var text = argument[(isLong ? 2 : 1)..];
        var end = text.AsSpan().IndexOfAny('=', ':');
        var name = end < 0 ? text : text[..end];
        var option = options.FirstOrDefault(option => isLong
            ? option.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
            : option.Letter is { } letter && name == letter.ToString());
        if (option is null)
        {
            var hint = Nearest.Hint(name, options.Select(known => known.Name), "--");
            throw new BuildException($"Unknown option '{argument}'.{hint} {SeeHelp}");
        }
        return (option, end < 0 ? null : text[(end + 1)..]);
    }

    private static string LongForm(BuildOption option, string? value)
    {
        if (option.Value is null)
            return value is null ? $"--{option.Name}" : throw new BuildException($"--{option.Name} takes no value, but has '{value}'.");
        if (value is null)
            throw new BuildException($"--{option.Name} needs a value; write --{option.Name}={option.Value}.");
        return option.Complaint(value) is { } complaint ? throw new BuildException(complaint) : $"--{option.Name}={value}";
    }

    // A bare word is most likely the name of a target.
    private static string HintForWord(string word, IReadOnlyList<BuildOption> options)
    {
        var targets = options.FirstOrDefault(option => option.Name == "target")?.Choices ?? [];
        return Nearest.Hint(word, targets, "--target=");
    }
}
