using System.Text;

namespace Melanchall.DryWetMidi.Core;

/// <summary>Reads the chunks of a file.</summary>
internal static class FileReading
{
    private const string HeaderId = "MThd";

    public static MidiFile Read(ReadOnlySpan<byte> bytes, ReadingSettings settings)
    {
        var cursor = new SmfCursor(bytes);
        var file = new MidiFile();
        int? promised = null;
        while (!cursor.IsAtEnd)
        {
            var id = Encoding.ASCII.GetString(cursor.ReadBytes(4));
            if (id == HeaderId)
                ReadHeader(ref cursor, file, settings, ref promised);
            else if (ReadChunk(ref cursor, id, settings) is { } chunk)
                file.Chunks.Add(chunk);
        }
        if (promised is not { } count)
            throw new NoHeaderChunkException();
        var found = file.Chunks.Count(chunk => chunk is TrackChunk);
        if (found != count && settings.UnexpectedTrackChunksCountPolicy == UnexpectedTrackChunksCountPolicy.Abort)
            throw new UnexpectedTrackChunksCountException(count, found);
        return file;
    }

    private static void ReadHeader(ref SmfCursor cursor, MidiFile file, ReadingSettings settings, ref int? promised)
    {
        var size = cursor.ReadUInt32();
        if (size != 6)
            throw new InvalidChunkSizeException(HeaderId, size, 6);
        var format = cursor.ReadUInt16();
        if (format > (ushort)MidiFileFormat.MultiSequence && settings.UnknownFileFormatPolicy == UnknownFileFormatPolicy.Abort)
            throw new UnknownFileFormatException(format);
        var tracks = cursor.ReadUInt16();
        var division = TimeDivision.FromInt16((short)cursor.ReadUInt16());
        if (promised is not null)
            return;             // of several headers the first counts
        promised = tracks;
        file.TimeDivision = division;
    }

    private static MidiChunk? ReadChunk(ref SmfCursor cursor, string id, ReadingSettings settings)
    {
        if (id != TrackChunk.Id && settings.UnknownChunkIdPolicy == UnknownChunkIdPolicy.Abort)
            throw new UnknownChunkException(id);
        var size = cursor.ReadUInt32();
        if (id == TrackChunk.Id)
            return ReadTrack(ref cursor, size, settings);
        var content = cursor.ReadBytes(size);
        return settings.UnknownChunkIdPolicy == UnknownChunkIdPolicy.Skip ? null : new UnknownChunk(id, content.ToArray());
    }

    private static TrackChunk ReadTrack(ref SmfCursor cursor, uint size, ReadingSettings settings)
    {
        var track = new TrackChunk();
        var start = cursor.Position;
        var hasEnd = false;
        byte status = 0;
        while (!hasEnd && cursor.Position - start < size && !cursor.IsAtEnd)
        {
            var midiEvent = EventReading.Read(ref cursor, ref status);
            hasEnd = midiEvent is EndOfTrackEvent;
            if (!hasEnd || settings.EndOfTrackStoringPolicy == EndOfTrackStoringPolicy.Store)
                track.Events.Add(midiEvent);
        }
        if (!hasEnd && settings.MissedEndOfTrackPolicy == MissedEndOfTrackPolicy.Abort)
            throw new MissedEndOfTrackEventException();
        var found = cursor.Position - start;
        return found == size ? track : throw new InvalidChunkSizeException(TrackChunk.Id, size, found);
    }
}
