namespace Nocturne.Music.Midi;

/// <summary>Notes without an end in their own track, and ends without a note in theirs.</summary>
internal sealed class HangingNotes
{
    private readonly List<Hanging> _notes = [];
    private readonly List<End> _ends = [];

    public void AddUnmatchedEnd(int key, long ticks) => _ends.Add(new(key, ticks));

    /// <summary>Adds what still sounds at the end of a track.</summary>
    public void AddRest(NoteQueues sounding, long trackEndTicks)
    {
        foreach (var (key, note) in sounding.TakeAll())
            _notes.Add(new(key, note, trackEndTicks));
    }

    /// <summary>Gives each note an end: that of another track where one fits, the oldest note first, else the end of its own track.</summary>
    public List<(int Note, long EndTicks, bool IsMatched)> Resolve(List<Note> all)
    {
        var resolved = new List<(int, long, bool)>(_notes.Count);
        var ends = _ends.OrderBy(end => end.Ticks).ToLookup(end => end.Key, end => end.Ticks);
        foreach (var ofKey in _notes.GroupBy(note => note.Key))
        {
            using var end = ends[ofKey.Key].GetEnumerator();
            var hasEnd = end.MoveNext();
            foreach (var (_, note, trackEndTicks) in ofKey.OrderBy(note => all[note.Note].StartTicks))
            {
                while (hasEnd && end.Current < all[note].StartTicks)
                    hasEnd = end.MoveNext();
                resolved.Add((note, hasEnd ? end.Current : trackEndTicks, hasEnd));
                hasEnd = hasEnd && end.MoveNext();
            }
        }
        _notes.Clear();
        _ends.Clear();
        return resolved;
    }

    // Classes, not structs: they are few, and machine code that LINQ has for any class serves them.
    private sealed record Hanging(int Key, int Note, long TrackEndTicks);

    private sealed record End(int Key, long Ticks);
}
