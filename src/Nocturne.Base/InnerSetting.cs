using System.Diagnostics.CodeAnalysis;

namespace Nocturne.Base;

/// <summary>A setting of a record inside another record.</summary>
internal sealed class InnerSetting<TOuter, T>(
    string prefix, SettingOf<T> inner, Func<TOuter, T> get, Func<TOuter, T, TOuter> set)
    : SettingOf<TOuter>(prefix + inner.Name, inner.Help, inner.Alias is null ? null : prefix + inner.Alias)
{
    /// <inheritdoc/>
    public override string Use => inner.Use;

    /// <inheritdoc/>
    public override string Placeholder => inner.Placeholder;

    /// <inheritdoc/>
    public override bool IsList => inner.IsList;

    /// <inheritdoc/>
    public override string Show(TOuter settings) => inner.Show(get(settings));

    /// <inheritdoc/>
    public override string? Mistake(TOuter settings) => inner.Mistake(get(settings)) is { } mistake ? prefix + mistake : null;

    /// <inheritdoc/>
    public override bool TrySet(TOuter settings, IReadOnlyList<string> texts, [MaybeNullWhen(false)] out TOuter changed)
    {
        var isSet = inner.TrySet(get(settings), texts, out var value);
        changed = isSet ? set(settings, value!) : default;
        return isSet;
    }
}
