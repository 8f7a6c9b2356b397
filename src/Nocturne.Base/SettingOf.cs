using System.Diagnostics.CodeAnalysis;

namespace Nocturne.Base;

/// <summary>A setting of an immutable record: the only place for its name, range and help.</summary>
/// <remarks>Experiment files, <c>--set</c>, the command line, help, docs and validation all use the same row.</remarks>
/// <typeparam name="T">Type of the record.</typeparam>
/// <param name="name">Name in files and messages, such as <c>model.hidden</c>.</param>
/// <param name="help">What it does, in a sentence or two.</param>
/// <param name="alias">Another name, or <c>null</c>.</param>
public abstract class SettingOf<T>(string name, string help, string? alias)
{
    /// <summary>Name in files and messages.</summary>
    public string Name => name;

    /// <summary>Another name, or <c>null</c>.</summary>
    public string? Alias => alias;

    /// <summary>What it does, in a sentence or two.</summary>
    public string Help => help;

    /// <summary>The valid values, such as <c>an integer between 1 and 4096</c>.</summary>
    public abstract string Use { get; }

    /// <summary>Placeholder for a value in help, such as <c>N</c>.</summary>
    public abstract string Placeholder { get; }

    /// <summary>Whether its value is a list.</summary>
    public abstract bool IsList { get; }

    /// <summary>The value in a record, as text.</summary>
    public abstract string Show(T settings);

    /// <summary>Why the value in a record is invalid, or <c>null</c> if it is valid.</summary>
    public abstract string? Mistake(T settings);

    /// <summary>Copies a record with another value, or returns <c>false</c> if the value is invalid.</summary>
    /// <param name="settings">The record.</param>
    /// <param name="texts">The value: one text for each element of a list, otherwise a single text.</param>
    /// <param name="changed">The copy.</param>
    public abstract bool TrySet(T settings, IReadOnlyList<string> texts, [MaybeNullWhen(false)] out T changed);

    /// <summary>Copies a record with another value, or returns <c>false</c> if the value is invalid.</summary>
    /// <param name="settings">The record.</param>
    /// <param name="text">The value; the elements of a list are separated by commas.</param>
    /// <param name="changed">The copy.</param>
    public bool TrySet(T settings, string text, [MaybeNullWhen(false)] out T changed) =>
        TrySet(settings, IsList ? text.Split(',', StringSplitOptions.TrimEntries) : [text], out changed);

    /// <summary>The message for an invalid value.</summary>
    /// <param name="found">The value.</param>
    public string Refusal(string found) => $"{Name} is '{found}'; must be {Use}";

    /// <summary>The same setting of a record that contains this one.</summary>
    /// <param name="prefix">Prefix of its name there, such as <c>training.</c>; may be empty.</param>
    /// <param name="get">The inner record.</param>
    /// <param name="set">Copies the outer record with another inner one.</param>
    public SettingOf<TOuter> Within<TOuter>(string prefix, Func<TOuter, T> get, Func<TOuter, T, TOuter> set) =>
        new InnerSetting<TOuter, T>(prefix, this, get, set);
}
