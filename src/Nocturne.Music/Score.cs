namespace Nocturne.Music;

/// <summary>A piece for one keyboard: what sounds when, how loud, at what tempo and with which pedal.</summary>
/// <remarks>Immutable. Notes are ordered by onset, and notes of one onset from low to high, so that the same music is the same score.</remarks>
public sealed class Score
{
    private readonly Note[] _notes;
    private readonly PedalChange[] _pedal;

    /// <summary>Creates a score; the order of what is given does not matter.</summary>
    /// <param name="tempo">Resolution and tempi.</param>
    /// <param name="notes">The notes.</param>
    /// <param name="pedal">Movements of the sustain pedal; none when <c>null</c>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A tick, pitch or velocity outside the range that <see cref="Note"/> and <see cref="PedalChange"/> state.</exception>
    public Score(TempoMap tempo, IEnumerable<Note> notes, IEnumerable<PedalChange>? pedal = null)
    {
        Tempo = tempo;
        _notes = [.. notes];
        _pedal = [.. (pedal ?? []).OrderBy(change => change.Ticks)];
        foreach (var note in _notes)
            Check(note);
        foreach (var change in _pedal)
            if (change.Ticks < 0 || change.Value is < 0 or > 127)
                throw new ArgumentOutOfRangeException(nameof(pedal), $"{change}: ticks must not be negative and the value must be 0 to 127.");
        Array.Sort(_notes, ByOnsetThenPitch);
        foreach (var note in _notes)
            EndTicks = Math.Max(EndTicks, note.EndTicks);
    }

    /// <summary>Resolution and tempi.</summary>
    public TempoMap Tempo { get; }

    /// <summary>The notes by onset, those of one onset from low to high.</summary>
    public IReadOnlyList<Note> Notes => _notes;

    /// <summary>Movements of the sustain pedal by tick.</summary>
    public IReadOnlyList<PedalChange> Pedal => _pedal;

    /// <summary>Last tick at which something sounds; 0 for an empty score.</summary>
    public long EndTicks { get; }

    /// <summary>Seconds from the start to the end of the last note.</summary>
    public double DurationSeconds => Tempo.SecondsAt(EndTicks);

    private static int ByOnsetThenPitch(Note x, Note y)
    {
        var order = x.StartTicks.CompareTo(y.StartTicks);
        if (order == 0) order = x.Pitch.CompareTo(y.Pitch);
        if (order == 0) order = x.DurationTicks.CompareTo(y.DurationTicks);
        return order == 0 ? x.Velocity.CompareTo(y.Velocity) : order;
    }

    private static void Check(Note note)
    {
        var isInTime = note.StartTicks >= 0 && note.DurationTicks >= 1 && note.StartTicks <= long.MaxValue - note.DurationTicks;
        if (!isInTime || note.Pitch is < 0 or > 127 || note.Velocity is < 1 or > 127)
            throw new ArgumentOutOfRangeException(
                nameof(note),
                $"{note}: the start must not be negative, the duration at least 1 tick, the pitch 0 to 127 and the velocity 1 to 127.");
    }
}
