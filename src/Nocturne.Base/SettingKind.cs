namespace Nocturne.Base;

/// <summary>The valid values of a setting and their spelling.</summary>
/// <typeparam name="T">Type of the values.</typeparam>
public sealed class SettingKind<T>
{
    /// <summary>What a value is, such as <c>an integer</c>; empty if <see cref="Range"/> is enough.</summary>
    public required string Noun { get; init; }

    /// <summary>Which values are valid, such as <c>between 1 and 4096</c>; empty if all are.</summary>
    public required string Range { get; init; }

    /// <summary>Placeholder for a value in help, such as <c>N</c>.</summary>
    public required string Placeholder { get; init; }

    /// <summary>Whether a value is a list, with one text for each element.</summary>
    public bool IsList { get; init; }

    /// <summary>Parses a value without checking its range, or returns <c>null</c> if the text is invalid.</summary>
    /// <remarks>A list has one text for each element.</remarks>
    public required Func<IReadOnlyList<string>, SettingValue<T>?> Read { get; init; }

    /// <summary>Formats a value so that <see cref="Read"/> can parse it. The elements of a list are separated by commas.</summary>
    public required Func<T, string> Show { get; init; }

    /// <summary>Whether a value is valid.</summary>
    public required Predicate<T> IsInRange { get; init; }

    /// <summary>Noun and range, such as <c>an integer between 1 and 4096</c>.</summary>
    public string Use => Noun.Length == 0 ? Range
        : Range.Length == 0 ? Noun
        : Range.StartsWith("at ", StringComparison.Ordinal) ? $"{Noun} of {Range}"
        : $"{Noun} {Range}";
}
