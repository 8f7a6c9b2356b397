namespace Nocturne.Music.Midi;

/// <summary>The notes that sound, by channel and pitch, the oldest first.</summary>
internal sealed class NoteQueues
{
    private const int Pitches = 128;
    private const int None = -1;

    private readonly int[] _first = new int[16 * Pitches];
    private readonly int[] _last = new int[16 * Pitches];
    private readonly List<int> _next = [];      // by note: the one struck after it on the same key

    public NoteQueues() => Array.Fill(_first, None);

    public static int Key(int channel, int pitch) => (channel * Pitches) + pitch;

    public static int Channel(int key) => key / Pitches;

    /// <summary>Adds a note; notes come with the numbers 0, 1, 2 ...</summary>
    public void Add(int key, int note)
    {
        _next.Add(None);
        if (_first[key] == None)
            _first[key] = note;
        else
            _next[_last[key]] = note;
        _last[key] = note;
    }

    /// <summary>Takes out the oldest note of a key; -1 where none sounds.</summary>
    public int Take(int key)
    {
        var note = _first[key];
        if (note != None)
            _first[key] = _next[note];
        return note;
    }

    /// <summary>Takes out all notes, with their keys.</summary>
    public IEnumerable<(int Key, int Note)> TakeAll() => TakeAll(0, _first.Length);

    /// <summary>Takes out all notes of a channel, with their keys.</summary>
    public IEnumerable<(int Key, int Note)> TakeAll(int channel) => TakeAll(Key(channel, 0), Pitches);

    private IEnumerable<(int Key, int Note)> TakeAll(int firstKey, int count)
    {
        for (var key = firstKey; key < firstKey + count; key++)
            for (var note = Take(key); note != None; note = Take(key))
                yield return (key, note);
    }
}
