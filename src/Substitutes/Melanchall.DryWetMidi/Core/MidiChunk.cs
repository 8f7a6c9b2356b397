namespace Melanchall.DryWetMidi.Core;

/// <summary>A chunk of a MIDI file.</summary>
public abstract class MidiChunk
{
    private protected MidiChunk(string id) => ChunkId = id;

    /// <summary>Its four letters.</summary>
    public string ChunkId { get; }

    internal abstract void WriteContent(SmfBuffer buffer, WritingSettings settings);
}
