using System.Text;

namespace Melanchall.DryWetMidi.Core;

/// <summary>Reads the chunks of a file.</summary>
internal static class FileReading
{
    private const string HeaderId = "MThd";

    public static MidiFile Read(ReadOnlySpan<byte> bytes)
    {
        var cursor = new SmfCursor(bytes);
        var file = new MidiFile();
        var hasHeader = false;
        while (!cursor.IsAtEnd)
        {
            var id = Encoding.ASCII.GetString(cursor.ReadBytes(4));
            var size = cursor.ReadUInt32();
            if (id == HeaderId)
                ReadHeader(ref cursor, size, file, ref hasHeader);
            else if (id == TrackChunk.Id)
                file.Chunks.Add(ReadTrack(ref cursor, size));
            else
                file.Chunks.Add(new UnknownChunk(id, cursor.ReadBytes(size).ToArray()));
        }
        return hasHeader ? file : throw new NoHeaderChunkException();
    }

    // The first of several headers counts. Its format and number of tracks make no difference to the chunks.
    private static void ReadHeader(ref SmfCursor cursor, uint size, MidiFile file, ref bool hasHeader)
    {
        if (size != 6)
            throw new InvalidChunkSizeException(HeaderId, size, 6);
        cursor.ReadBytes(4);
        var division = TimeDivision.FromInt16((short)cursor.ReadUInt16());
        if (!hasHeader)
            file.TimeDivision = division;
        hasHeader = true;
    }

    private static TrackChunk ReadTrack(ref SmfCursor cursor, uint size)
    {
        var track = new TrackChunk();
        var start = cursor.Position;
        byte status = 0;
        while (cursor.Position - start < size && !cursor.IsAtEnd)
        {
            var midiEvent = EventReading.Read(ref cursor, ref status);
            if (midiEvent is EndOfTrackEvent)
                break;
            track.Events.Add(midiEvent);
        }
        var found = cursor.Position - start;
        return found == size ? track : throw new InvalidChunkSizeException(TrackChunk.Id, size, found);
    }
}
