using Nocturne.Generation.Sampling;
using Nocturne.Models;

namespace Nocturne.Generation.Composing;

/// <summary>Settings of a composition.</summary>
/// <param name="Notes">Notes to compose, or onsets if a token represents an onset.</param>
/// <param name="Seed">Any integer. It selects the window to start from and seeds the random numbers.</param>
/// <param name="Run">How to run the network, or <c>null</c> for the mode on the model's card.</param>
/// <param name="Sampling">How to draw tokens, or <c>null</c> for the settings on the model's card.</param>
public sealed record ComposeSettings(int Notes = 500, int Seed = 0, RunMode? Run = null, SamplingSettings? Sampling = null)
{
    /// <summary>Every setting except those of sampling.</summary>
    public static SettingTable<ComposeSettings> Table { get; } = new(new ComposeSettings())
    {
        {
            "notes", SettingKinds.IntegerFrom(1, 100_000), "Notes to compose.",
            settings => settings.Notes, (settings, value) => settings with { Notes = value }
        },
        {
            "seed", SettingKinds.IntegerFrom(int.MinValue),
            "Selects the window to start from and seeds the random numbers; the same seed gives the same bytes.",
            settings => settings.Seed, (settings, value) => settings with { Seed = value }
        },
        {
            "run", SettingKinds.Optional(SettingKinds.Choice<RunMode>()),
            "How to run the model: 'window' reads the last W notes again for every note, 'stream' carries the state.",
            settings => settings.Run, (settings, value) => settings with { Run = value }
        },
    };

    /// <summary>These settings, or a <see cref="SettingException"/> that lists every mistake.</summary>
    public ComposeSettings Checked() => SettingException.Unless(
        this, [.. Table.Checks(this), .. Sampling is null ? [] : SamplingSettings.Table.Checks(Sampling)]);
}
