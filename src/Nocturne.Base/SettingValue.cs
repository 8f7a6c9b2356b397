namespace Nocturne.Base;

/// <summary>A parsed value.</summary>
/// <param name="Value">The value.</param>
public readonly record struct SettingValue<T>(T Value);
