namespace Nocturne.Music;

/// <summary>The resolution and tempi of a piece, which convert ticks to seconds.</summary>
public sealed class TempoMap
{
    /// <summary>The default duration of a quarter note: half a second, or 120 beats per minute (Standard MIDI Files 1.0).</summary>
    public const int DefaultMicrosecondsPerQuarter = 500_000;

    private readonly TempoChange[] _changes;
    private readonly double[] _secondsAtChange;

    /// <summary>Creates a tempo map.</summary>
    /// <param name="ticksPerQuarter">Resolution, 1 to 32,767 ticks per quarter note.</param>
    /// <param name="changes">
    /// Tempi in any order, or <c>null</c> for 120 beats per minute. The last of several at one tick counts.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">A resolution, tick or tempo is out of range.</exception>
    public TempoMap(int ticksPerQuarter, IEnumerable<TempoChange>? changes = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticksPerQuarter, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ticksPerQuarter, short.MaxValue);
        TicksPerQuarter = ticksPerQuarter;
        _changes = Ordered(changes ?? []);
        _secondsAtChange = new double[_changes.Length];
        for (var i = 1; i < _changes.Length; i++)
            _secondsAtChange[i] = _secondsAtChange[i - 1] + Seconds(_changes[i].Ticks - _changes[i - 1].Ticks, _changes[i - 1]);
    }

    /// <summary>Resolution, 1 to 32,767 ticks per quarter note.</summary>
    public int TicksPerQuarter { get; }

    /// <summary>The tempi by tick. There is at least one, and the first is at tick 0.</summary>
    public IReadOnlyList<TempoChange> Changes => _changes;

    /// <summary>Returns the seconds from tick 0 to a tick.</summary>
    public double SecondsAt(long ticks)
    {
        var index = Array.BinarySearch(_changes, new TempoChange(ticks, 0), ByTick.Instance);
        if (index < 0)
            index = Math.Max(~index - 1, 0);
        return _secondsAtChange[index] + Seconds(ticks - _changes[index].Ticks, _changes[index]);
    }

    private double Seconds(long ticks, TempoChange tempo) => ticks * (tempo.MicrosecondsPerQuarter * 1e-6 / TicksPerQuarter);

    private static TempoChange[] Ordered(IEnumerable<TempoChange> changes)
    {
        var ordered = new List<TempoChange> { new(0, DefaultMicrosecondsPerQuarter) };
        foreach (var change in changes.OrderBy(change => change.Ticks))      // stable: the last of a tick stays last
        {
            ArgumentOutOfRangeException.ThrowIfNegative(change.Ticks, nameof(changes));
            if (change.MicrosecondsPerQuarter is < 1 or > 0xFFFFFF)
                throw new ArgumentOutOfRangeException(
                    nameof(changes),
                    $"A quarter note has {change.MicrosecondsPerQuarter} microseconds; must be between 1 and 16,777,215.");
            if (ordered[^1].Ticks == change.Ticks)
                ordered.RemoveAt(ordered.Count - 1);
            if (ordered.Count == 0 || ordered[^1].MicrosecondsPerQuarter != change.MicrosecondsPerQuarter)
                ordered.Add(change);
        }
        return [.. ordered];
    }

    private sealed class ByTick : IComparer<TempoChange>
    {
        public static readonly ByTick Instance = new();

        public int Compare(TempoChange x, TempoChange y) => x.Ticks.CompareTo(y.Ticks);
    }
}
