namespace Nocturne.Evaluation.Report.Pages;

/// <summary>A piece of text within a paragraph or a cell.</summary>
/// <param name="Text">What it says, unescaped.</param>
/// <param name="Kind">How it is set.</param>
/// <param name="Target">Relative link, for a link.</param>
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
