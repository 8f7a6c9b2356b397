namespace Nocturne.Music.Midi;

/// <summary>Matches notes without an end in their own track with ends of other tracks.</summary>
internal sealed class HangingNotes
{
    private readonly List<Hanging> _notes = [];
    private readonly List<End> _ends = [];

    private readonly List<long>[] _channelEnds = [.. Enumerable.Range(0, 16).Select(_ => new List<long>())];

    public void AddUnmatchedEnd(int key, long ticks) => _ends.Add(new(key, ticks));

    /// <summary>Adds an end of all notes of a channel.</summary>
    public void AddChannelEnd(int channel, long ticks) => _channelEnds[channel].Add(ticks);

    /// <summary>Adds the notes that still sound at the end of a track.</summary>
    public void AddRest(NoteQueues sounding, long trackEndTicks)
    {
        foreach (var (key, note) in sounding.TakeAll())
            _notes.Add(new(key, note, trackEndTicks));
    }

    /// <summary>
    /// Returns an end for each note, and forgets the notes and ends so far. The oldest note of a key comes first. Its end is the
    /// next end of its key or of its channel in another track, whichever is earlier, else the end of its own track.
    /// </summary>
    public List<(int Note, long EndTicks, bool IsMatched)> Resolve(List<Note> all)
    {
        var resolved = new List<(int, long, bool)>(_notes.Count);
        var ends = _ends.OrderBy(end => end.Ticks).ToLookup(end => end.Key, end => end.Ticks);
        foreach (var channelEnds in _channelEnds)
            channelEnds.Sort();
        foreach (var ofKey in _notes.GroupBy(note => note.Key))
        {
            using var end = ends[ofKey.Key].GetEnumerator();
            var hasEnd = end.MoveNext();
            foreach (var (_, note, trackEndTicks) in ofKey.OrderBy(note => all[note.Note].StartTicks))
            {
                var startTicks = all[note].StartTicks;
                while (hasEnd && end.Current < startTicks)
                    hasEnd = end.MoveNext();
                if (ChannelEnd(NoteQueues.Channel(ofKey.Key), startTicks) is { } channelEnd && !(hasEnd && end.Current <= channelEnd))
                {
                    resolved.Add((note, channelEnd, true));
                    continue;
                }
                resolved.Add((note, hasEnd ? end.Current : trackEndTicks, hasEnd));
                hasEnd = hasEnd && end.MoveNext();
            }
        }
        _notes.Clear();
        _ends.Clear();
        Array.ForEach(_channelEnds, channelEnds => channelEnds.Clear());
        return resolved;
    }

    // After the start, not at it, because tracks often begin with "all notes off".
    private long? ChannelEnd(int channel, long startTicks)
    {
        var next = _channelEnds[channel].BinarySearch(startTicks + 1);
        next = next < 0 ? ~next : next;
        return next < _channelEnds[channel].Count ? _channelEnds[channel][next] : null;
    }

    // Classes rather than structs: LINQ compiles to one body of native code for all classes, and these objects are few.
    private sealed record Hanging(int Key, int Note, long TrackEndTicks);

    private sealed record End(int Key, long Ticks);
}
