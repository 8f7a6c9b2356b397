using System.Collections;

namespace Melanchall.DryWetMidi.Core;

/// <summary>The chunks of a file.</summary>
public sealed class ChunksCollection : IEnumerable<MidiChunk>
{
    private readonly List<MidiChunk> _items = [];

    /// <summary>Number of chunks.</summary>
    public int Count => _items.Count;

    /// <summary>Adds a chunk at the end.</summary>
    public void Add(MidiChunk chunk) => _items.Add(chunk ?? throw new ArgumentNullException(nameof(chunk)));

    /// <inheritdoc/>
    public IEnumerator<MidiChunk> GetEnumerator() => _items.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
