using Melanchall.DryWetMidi.Common;

namespace Melanchall.DryWetMidi.Core;

/// <summary>A Standard MIDI File.</summary>
public sealed class MidiFile
{
    /// <summary>Creates a file without chunks, with 96 ticks a quarter note.</summary>
    public MidiFile()
    {
    }

    /// <summary>Creates a file of chunks.</summary>
    public MidiFile(params MidiChunk[] chunks)
    {
        ArgumentNullException.ThrowIfNull(chunks);
        foreach (var chunk in chunks)
            Chunks.Add(chunk);
    }

    /// <summary>What a tick is.</summary>
    public TimeDivision TimeDivision { get; set; } = new TicksPerQuarterNoteTimeDivision();

    /// <summary>The chunks but the header.</summary>
    public ChunksCollection Chunks { get; } = new();

    /// <summary>Reads a file from where a stream stands to its end.</summary>
    /// <exception cref="MidiException">The data violates the standard in a way that the package refuses by default.</exception>
    public static MidiFile Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var memory = stream as MemoryStream;
        if (memory is null || !memory.TryGetBuffer(out var bytes))
        {
            memory = new MemoryStream();
            stream.CopyTo(memory);
            memory.Position = 0;
            bytes = new ArraySegment<byte>(memory.GetBuffer(), 0, (int)memory.Length);
        }
        var file = FileReading.Read(bytes.AsSpan((int)memory.Position));
        memory.Position = memory.Length;
        return file;
    }

    /// <summary>Writes the file to a stream, which stays open.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="format">Format 0 merges the tracks; format 1 splits a lone track by channel.</param>
    /// <param name="settings">How.</param>
    public void Write(Stream stream, MidiFileFormat format = MidiFileFormat.MultiTrack, WritingSettings? settings = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var chunks = TrackConversion.Convert([.. Chunks], format);
        var header = new SmfBuffer();
        header.WriteBigEndian((short)format);
        header.WriteBigEndian((short)chunks.Count(chunk => chunk is TrackChunk));
        header.WriteBigEndian(TimeDivision.ToInt16());
        var file = new SmfBuffer();
        file.WriteChunk("MThd", header);
        foreach (var chunk in chunks)
        {
            var content = new SmfBuffer();
            chunk.WriteContent(content, settings ?? new WritingSettings());
            file.WriteChunk(chunk.ChunkId, content);
        }
        stream.Write(file.Written);
    }
}
