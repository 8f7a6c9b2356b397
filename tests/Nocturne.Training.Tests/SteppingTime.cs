namespace Nocturne.Training.Tests;

/// <summary>A clock that advances by the same time whenever it is read, from the year 2026.</summary>
internal sealed class SteppingTime(TimeSpan step) : TimeProvider
{
    private TimeSpan _now;

    public static DateTimeOffset Start { get; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => (_now += step).Ticks;

    public override DateTimeOffset GetUtcNow() => Start + (_now += step);
}
