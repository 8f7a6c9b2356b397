namespace Build.CommandLines;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Name, without dashes.</param>
/// <param name="Value">Placeholder of its value in the help, or <c>null</c> for an option without a value.</param>
/// <param name="Description">What it does, for the help.</param>
/// <param name="Letter">Short form, or <c>null</c> if it has none.</param>
/// <param name="Repeatable">Whether it may be used more than once.</param>
/// <param name="Choices">All valid values, or <c>null</c> if any value is valid.</param>
/// <param name="Check">Returns what is wrong with a value, or <c>null</c> if it is valid; <c>null</c> to check nothing.</param>
public sealed record BuildOption(
    string Name,
    string? Value,
    string Description,
    char? Letter = null,
    bool Repeatable = false,
    IReadOnlyList<string>? Choices = null,
    Func<string, string?>? Check = null)
{
    /// <summary>Left column of the help, such as <c>-t, --target=NAME</c>.</summary>
    public string Usage => (Letter is { } letter ? $"-{letter}, " : "    ") + $"--{Name}" + (Value is null ? "" : $"={Value}");

    /// <summary>Returns what is wrong with a value, or <c>null</c> if it is valid.</summary>
    public string? Complaint(string value)
    {
        if (value.Length == 0)
            return $"--{Name} has an empty value; write --{Name}={Value}.";
        if (Choices is not null && !Choices.Contains(value, StringComparer.OrdinalIgnoreCase))
            return $"--{Name} is '{value}'; must be one of {string.Join(", ", Choices)}.{Nearest.Hint(value, Choices)}";
        return Check?.Invoke(value);
    }
}
