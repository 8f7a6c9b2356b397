namespace Nocturne.Reports.Blocks;

/// <summary>Text within a paragraph or a table cell.</summary>
/// <param name="Text">The text, unescaped.</param>
/// <param name="Kind">Its style.</param>
/// <param name="Target">The relative URL of a link.</param>
internal readonly record struct Inline(string Text, InlineKind Kind = InlineKind.Plain, string Target = "")
{
    public static implicit operator Inline(string text) => new(text);

    public static Inline Strong(string text) => new(text, InlineKind.Strong);

    public static Inline Code(string text) => new(text, InlineKind.Code);

    public static Inline Link(string text, string target) => new(text, InlineKind.Link, target);
}

internal enum InlineKind
{
    Plain,
    Strong,
    Code,
    Link,
}
