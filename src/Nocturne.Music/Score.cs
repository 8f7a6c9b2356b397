namespace Nocturne.Music;

/// <summary>A piece for one keyboard: notes, tempi and sustain pedal. Immutable.</summary>
/// <remarks>Notes are sorted by onset, then pitch, so that equal music gives equal scores.</remarks>
public sealed class Score
{
    private readonly Note[] _notes;
    private readonly PedalChange[] _pedal;

    /// <summary>Creates a score.</summary>
    /// <param name="tempo">Resolution and tempi.</param>
    /// <param name="notes">The notes in any order.</param>
    /// <param name="pedal">Movements of the sustain pedal, or <c>null</c> for none. Those of one tick keep their order.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// A value is outside the range given by <see cref="Note"/> or <see cref="PedalChange"/>.
    /// </exception>
    public Score(TempoMap tempo, IEnumerable<Note> notes, IEnumerable<PedalChange>? pedal = null)
    {
        Tempo = tempo;
        _notes = [.. notes];
        _pedal = [.. (pedal ?? []).OrderBy(change => change.Ticks)];
        foreach (var note in _notes)
            Check(note);
        foreach (var change in _pedal)
            if (change.Ticks < 0 || change.Value is < 0 or > 127)
                throw new ArgumentOutOfRangeException(
                    nameof(pedal),
                    $"{change} is out of range; the ticks must be at least 0 and the value 0 to 127.");
        Array.Sort(_notes, ByOnsetThenPitch);
        foreach (var note in _notes)
            EndTicks = Math.Max(EndTicks, note.EndTicks);
    }

    /// <summary>Resolution and tempi.</summary>
    public TempoMap Tempo { get; }

    /// <summary>The notes by onset, then by pitch.</summary>
    public IReadOnlyList<Note> Notes => _notes;

    /// <summary>Movements of the sustain pedal by tick.</summary>
    public IReadOnlyList<PedalChange> Pedal => _pedal;

    /// <summary>The tick at which the last note ends; 0 for a score without notes.</summary>
    public long EndTicks { get; }

    /// <summary>Seconds from tick 0 to the end of the last note.</summary>
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
                $"{note} is out of range; the start must be at least 0, the duration 1, the pitch 0 to 127, the velocity 1 to 127.");
    }
}
