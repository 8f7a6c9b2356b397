namespace Nocturne.Music.Encodings;

/// <summary>Settings of <see cref="EnumeratedEncoding"/>.</summary>
/// <param name="Octaves">Whether chords keep the octaves of their notes.</param>
public sealed record EnumeratedSettings(bool Octaves = false)
{
    /// <summary>Every setting.</summary>
    public static SettingTable<EnumeratedSettings> Table { get; } = new(new EnumeratedSettings())
    {
        {
            "octaves", SettingKinds.Flag, "Whether chords keep the octaves of their notes instead of their pitch classes alone.",
            settings => settings.Octaves, (settings, value) => settings with { Octaves = value }
        },
    };
}
