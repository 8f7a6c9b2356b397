namespace Build.CommandLines;

/// <summary>An option of the command line.</summary>
/// <param name="Name">Name without its dashes.</param>
/// <param name="Value">What its value is called in the help; <c>null</c> for an option without one.</param>
/// <param name="Description">What it does, as the help says it.</param>
/// <param name="Letter">The letter that does as well; <c>null</c> for none.</param>
/// <param name="Repeatable">Whether it may be given more than once.</param>
/// <param name="Choices">All values it takes; <c>null</c> where any is fine.</param>
/// <param name="Check">What is wrong with a value, or <c>null</c>.</param>
public sealed record BuildOption(
    string Name,
    string? Value,
    string Description,
    char? Letter = null,
    bool Repeatable = false,
    IReadOnlyList<string>? Choices = null,
    Func<string, string?>? Check = null)
{
    /// <summary>Its left column in the help, such as <c>-t, --target=NAME</c>.</summary>
    public string Usage => (Letter is { } letter ? $"-{letter}, " : "    ") + $"--{Name}" + (Value is null ? "" : $"={Value}");

    /// <summary>What is wrong with a value, or <c>null</c>.</summary>
    public string? Complaint(string value)
    {
        if (value.Length == 0)
            return $"--{Name} has an empty value; give it as --{Name}={Value}.";
        if (Choices is not null && !Choices.Contains(value, StringComparer.OrdinalIgnoreCase))
            return $"--{Name} has no value '{value}'.{Nearest.Hint(value, Choices)} Use {string.Join(", ", Choices)}.";
        return Check?.Invoke(value);
    }
}
