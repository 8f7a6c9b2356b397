namespace Nocturne.Music.Midi;

/// <summary>The sounding notes by channel and pitch, the oldest first.</summary>
internal sealed class NoteQueues
{
    private const int Pitches = 128;
    private const int None = -1;

    private readonly int[] _first = new int[16 * Pitches];
    private readonly int[] _last = new int[16 * Pitches];
    private readonly List<int> _next = [];      // by note: the next note of the same key

    public NoteQueues() => Array.Fill(_first, None);

    public static int Key(int channel, int pitch) => (channel * Pitches) + pitch;

    public static int Channel(int key) => key / Pitches;

    /// <summary>Adds a note. Notes are numbered from 0 in the order in which they are added.</summary>
    public void Add(int key, int note)
    {
        _next.Add(None);
        if (_first[key] == None)
            _first[key] = note;
        else
            _next[_last[key]] = note;
        _last[key] = note;
    }

    /// <summary>Removes and returns the oldest note of a key, or -1 if none sounds.</summary>
    public int Take(int key)
    {
        var note = _first[key];
        if (note != None)
            _first[key] = _next[note];
        return note;
    }

    /// <summary>Removes and returns all notes with their keys.</summary>
    public IEnumerable<(int Key, int Note)> TakeAll() => TakeAll(0, _first.Length);

    /// <summary>Removes and returns all notes of a channel with their keys.</summary>
    public IEnumerable<(int Key, int Note)> TakeAll(int channel) => TakeAll(Key(channel, 0), Pitches);

    private IEnumerable<(int Key, int Note)> TakeAll(int firstKey, int count)
    {
        for (var key = firstKey; key < firstKey + count; key++)
            for (var note = Take(key); note != None; note = Take(key))
                yield return (key, note);
    }
}
