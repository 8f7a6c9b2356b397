using System.Diagnostics.CodeAnalysis;

namespace Nocturne.Base;

/// <summary>A setting that is a property of its record.</summary>
internal sealed class ValueSetting<T, TValue>(
    string name, SettingKind<TValue> kind, string help, Func<T, TValue> get, Func<T, TValue, T> set, string? alias)
    : SettingOf<T>(name, help, alias)
{
    /// <inheritdoc/>
    public override string Use => kind.Use;

    /// <inheritdoc/>
    public override string Placeholder => kind.Placeholder;

    /// <inheritdoc/>
    public override bool IsList => kind.IsList;

    /// <inheritdoc/>
    public override string Show(T settings) => kind.Show(get(settings));

    /// <inheritdoc/>
    public override string? Mistake(T settings) =>
        kind.IsInRange(get(settings)) ? null : $"{Name} is {Show(settings)}; must be {(kind.Range.Length > 0 ? kind.Range : kind.Use)}";

    /// <inheritdoc/>
    public override bool TrySet(T settings, IReadOnlyList<string> texts, [MaybeNullWhen(false)] out T changed)
    {
        var value = kind.Read(texts) is { } read && kind.IsInRange(read.Value) ? read : (SettingValue<TValue>?)null;
        changed = value is { } valid ? set(settings, valid.Value) : default;
        return value is not null;
    }
}
