namespace Nocturne.Generation.Sampling;

/// <summary>How to draw tokens from a network's scores.</summary>
/// <param name="Temperature">
/// Amount of randomness, without unit. 0 always takes the most probable token. 1 keeps the probabilities of a categorical head, and adds
/// the error of a regression head.
/// </param>
public sealed record SamplingSettings(double Temperature = 1)
{
    /// <summary>Every setting. A new control is a property, a row here and a class in <see cref="Controls"/>.</summary>
    public static SettingTable<SamplingSettings> Table { get; } = new(new SamplingSettings())
    {
        {
            "temperature", SettingKinds.RealFrom(0, 10),
            "Amount of randomness: 0 takes the most probable note and soon repeats itself, 1 keeps the model's probabilities.",
            settings => settings.Temperature, (settings, value) => settings with { Temperature = value }
        },
    };

    /// <summary>These settings, or a <see cref="SettingException"/> that lists every mistake.</summary>
    public SamplingSettings Checked() => Table.Checked(this);

    /// <summary>The controls of a categorical head's scores, in order.</summary>
    internal IScoreControl[] Controls() => [new TemperatureControl(Temperature)];
}
