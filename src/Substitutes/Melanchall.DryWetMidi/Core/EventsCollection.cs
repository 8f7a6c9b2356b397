using System.Collections;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The events of a track.</summary>
public sealed class EventsCollection : IEnumerable<MidiEvent>
{
    private readonly List<MidiEvent> _items = [];

    internal EventsCollection()
    {
    }

    /// <summary>Number of events.</summary>
    public int Count => _items.Count;

    /// <summary>Adds an event at the end.</summary>
    public void Add(MidiEvent midiEvent) => _items.Add(midiEvent ?? throw new ArgumentNullException(nameof(midiEvent)));

    /// <inheritdoc/>
    public IEnumerator<MidiEvent> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
