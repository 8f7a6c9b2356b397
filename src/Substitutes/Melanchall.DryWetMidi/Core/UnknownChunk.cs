namespace Melanchall.DryWetMidi.Core;

/// <summary>A chunk of a kind that the standard does not know.</summary>
public sealed class UnknownChunk : MidiChunk
{
    internal UnknownChunk(string id, byte[] data)
        : base(id) => Data = data;

    /// <summary>Its content.</summary>
    public byte[] Data { get; }

    internal override void WriteContent(SmfBuffer buffer, WritingSettings settings) => buffer.Write(Data);
}
