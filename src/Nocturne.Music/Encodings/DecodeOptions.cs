namespace Nocturne.Music.Encodings;

/// <summary>How tokens are read as a score.</summary>
/// <param name="StepQuarters">Time from one step to the next in quarter notes, if the encoding does not hold rhythm.</param>
public sealed record DecodeOptions(double StepQuarters = 0.5)
{
    /// <summary>Every option.</summary>
    public static SettingTable<DecodeOptions> Table { get; } = new(new DecodeOptions())
    {
        {
            "step", SettingKinds.RealFrom(0.01, 64), "Time from a note to the next in quarter notes, at 120 quarters a minute.",
            options => options.StepQuarters, (options, value) => options with { StepQuarters = value }
        },
    };

    /// <summary>The step in ticks, at least 1.</summary>
    public long StepTicks => Math.Max(1, (long)Math.Round(StepQuarters * FixedStep.TicksPerQuarter));

    /// <summary>The step in quarter notes as the score has it: a multiple of a tick.</summary>
    public double WrittenStepQuarters => (double)StepTicks / FixedStep.TicksPerQuarter;

    /// <summary>These options, or a <see cref="SettingException"/> that lists all that is wrong with them.</summary>
    public DecodeOptions Checked() => Table.Checked(this);
}
