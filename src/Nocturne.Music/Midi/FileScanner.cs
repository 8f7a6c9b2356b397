namespace Nocturne.Music.Midi;

/// <summary>Walks the chunks of a file, and mends what is wrong with them: no length is believed that the bytes do not bear out.</summary>
/// <param name="bytes">The file, up to the end of the MIDI data.</param>
/// <param name="scan">Takes what is found.</param>
internal readonly ref struct FileScanner(ReadOnlySpan<byte> bytes, MidiScan scan)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Walks all chunks.</summary>
    /// <param name="start">Where the header chunk begins.</param>
    public MidiHeader Scan(int start)
    {
        var header = MidiHeader.Read(_bytes, start, scan.Log);
        scan.FixedTempo = header.FixedTempo;
        var tracks = 0;
        for (var offset = header.End; offset < _bytes.Length;)
        {
            if (MidiChunks.IsTrack(_bytes, offset))
            {
                scan.CountChunk(offset);
                offset = ScanTrack(offset);
                tracks++;
            }
            else if (MidiChunks.IsChunk(_bytes, offset))
                offset = SkipChunk(offset);
            else
                offset = tracks < Math.Max(1, header.Tracks) ? SkipStray(offset) : SkipRest(offset);
        }
        CheckTracks(header, tracks, start);
        scan.LogDrums();
        return header;
    }

    private int ScanTrack(int offset)
    {
        var start = offset + MidiChunks.HeaderBytes;
        var claimed = MidiChunks.Length(_bytes, offset);
        var claimedEnd = (long)start + claimed;
        var isBorneOut = claimedEnd == _bytes.Length || MidiChunks.IsChunk(_bytes, claimedEnd);
        var track = new TrackScanner(_bytes[..(isBorneOut ? (int)claimedEnd : FarthestEnd(start, claimedEnd))], start, scan);
        track.Scan();
        if (track.Position == claimedEnd)
            return track.Position;
        if (!isBorneOut)
        {
            scan.Log.Defect(offset + 4, $"The track claims a length of {claimed} where it has {track.Position - start}", "what it has was read");
            return track.Position;
        }
        scan.Log.Defect(track.Position, $"The chunk goes on after the end of its track, for {claimedEnd - track.Position} bytes", "skipped");
        return (int)claimedEnd;
    }

    // Where a length is wrong, the next track is the farthest that this one can reach. Past its length it goes on only if an
    // end of track lies there.
    private int FarthestEnd(int start, long claimedEnd)
    {
        var end = MidiChunks.NextTrack(_bytes, start);
        if (claimedEnd >= end)
            return end;
        var beyond = _bytes[Math.Max(start, (int)claimedEnd - 2)..end];
        return beyond.IndexOf((ReadOnlySpan<byte>)[0xFF, 0x2F, 0x00]) >= 0 ? end : (int)claimedEnd;
    }

    private int SkipChunk(int offset)
    {
        scan.CountChunk(offset);
        var name = System.Text.Encoding.ASCII.GetString(_bytes.Slice(offset, 4));
        if (name == "MThd")
            scan.Log.Defect(offset, "A second header", "skipped");
        else
            scan.Log.Remark(offset, $"The chunk '{name}' is no track", "skipped");
        return offset + MidiChunks.HeaderBytes + (int)MidiChunks.Length(_bytes, offset);
    }

    private int SkipStray(int offset)
    {
        var next = MidiChunks.NextTrack(_bytes, offset + 1);
        scan.Log.Defect(offset, $"Stray bytes that belong to no chunk: {next - offset}", "skipped");
        return next;
    }

    // An editor that saves a short version over a longer one leaves tracks of the old one behind. With all promised tracks
    // found, a track among stray bytes is not one of them.
    private int SkipRest(int offset)
    {
        scan.Log.Defect(offset, $"Stray bytes after the last track: {_bytes.Length - offset}", "skipped");
        return _bytes.Length;
    }

    private void CheckTracks(MidiHeader header, int found, int start)
    {
        if (found != header.Tracks)
            scan.Log.Defect(start + 10, $"The header promises {header.Tracks} tracks where the file has {found}", "what it has was read");
        if (header.Format == 0 && found > 1)
            scan.Log.Defect(
                start + 8,
                $"A file of format 0 has one track, this one has {found}",
                "read as format 1, in which tracks start together");
        if (found == 0)
            scan.Log.Defect(_bytes.Length, "The file has no track", "read as an empty score");
    }
}
