using Nocturne.Music.Encodings;

namespace Nocturne.Pipeline.Experiments;

/// <summary>Settings of the data: the validation pieces and the encoding's settings.</summary>
/// <param name="Validation">Names of the validation pieces, or <c>null</c> for those of the corpus.</param>
/// <param name="Encoding">Settings of the encoding by name; missing ones have their defaults.</param>
public sealed record DataSettings(IReadOnlyList<string>? Validation = null, SortedDictionary<string, string>? Encoding = null)
{
    /// <summary>Gets all settings of a family of encodings.</summary>
    public IReadOnlyDictionary<string, string> EncodingOf(IEncodingFamily family) => family.Settings.Defaults.ToDictionary(
        setting => setting.Key, setting => Encoding?.GetValueOrDefault(setting.Key) ?? setting.Value);
}
