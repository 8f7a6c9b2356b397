using System.Text.Json.Serialization;

namespace Nocturne.Training.Contract;

/// <summary>The learning rate over a training.</summary>
/// <param name="Kind">How it falls after the warm-up.</param>
/// <param name="Warmup">Number of steps over which it rises linearly from near 0, 0 or more.</param>
/// <param name="Final">Share of the learning rate at the last step, 0 to 1.</param>
public readonly record struct ScheduleSettings(
    ScheduleKind Kind = ScheduleKind.Constant,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Warmup = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] double Final = 0)
{
    /// <summary>Factor of the learning rate at a step.</summary>
    /// <param name="step">The step, from 0.</param>
    /// <param name="steps">Number of steps of the whole training; later steps have the factor of the last one.</param>
    /// <returns>0 to 1.</returns>
    public double Factor(long step, long steps)
    {
        if (step < Warmup)
            return (step + 1.0) / Warmup;
        var share = Math.Clamp((step - Warmup) / (double)Math.Max(1, steps - 1 - Warmup), 0, 1);
        return Kind switch
        {
            ScheduleKind.Cosine => Final + (1 - Final) * 0.5 * (1 + Math.Cos(Math.PI * share)),
            ScheduleKind.Linear => 1 - (1 - Final) * share,
            _ => 1,
        };
    }
}
