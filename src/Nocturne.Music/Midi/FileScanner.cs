namespace Nocturne.Music.Midi;

/// <summary>Scans the chunks of a file and repairs what is wrong with them. A length counts only where the bytes confirm it.</summary>
/// <param name="bytes">The file, up to the end of the MIDI data.</param>
/// <param name="header">Its header.</param>
/// <param name="counter">Counts chunks and events.</param>
/// <param name="score">Receives the events.</param>
/// <param name="log">Receives the defects.</param>
internal readonly ref struct FileScanner(
    ReadOnlySpan<byte> bytes,
    MidiHeader header,
    LimitCounter counter,
    ScoreBuilder score,
    DefectLog log)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    /// <summary>Scans all chunks after the header.</summary>
    public void Scan()
    {
        var tracks = 0;
        for (var offset = header.End; offset < _bytes.Length;)
        {
            if (MidiChunks.IsTrack(_bytes, offset))
            {
                counter.CountChunk(offset);
                offset = ScanTrack(offset);
                tracks++;
            }
            else if (MidiChunks.IsChunk(_bytes, offset))
                offset = SkipChunk(offset);
            else
                offset = tracks < Math.Max(1, header.Tracks) ? SkipStray(offset) : SkipRest(offset);
        }
        CheckTracks(tracks);
    }

    private int ScanTrack(int offset)
    {
        var start = offset + MidiChunks.HeaderBytes;
        var claimed = MidiChunks.Length(_bytes, offset);
        var claimedEnd = (long)start + claimed;
        var isConfirmed = claimedEnd == _bytes.Length || MidiChunks.IsChunk(_bytes, claimedEnd);
        var end = isConfirmed ? (int)claimedEnd : FarthestEnd(start, claimedEnd);
        var track = new TrackScanner(_bytes[..end], start, counter, score, log);
        track.Scan();
        if (track.Position == claimedEnd)
            return track.Position;
        if (!isConfirmed)
        {
            log.Defect(
                offset + 4,
                $"The track has {track.Position - start} bytes but its chunk claims {claimed}",
                "read to the end of the track");
            return track.Position;
        }
        log.Defect(
            track.Position,
            $"The chunk continues for {claimedEnd - track.Position} bytes after the end of its track",
            "skipped");
        return (int)claimedEnd;
    }

    // A track with a wrong length extends at most to the next track, and beyond its length only if an end of track follows there.
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
        counter.CountChunk(offset);
        var name = System.Text.Encoding.ASCII.GetString(_bytes.Slice(offset, 4));
        if (name == "MThd")
            log.Defect(offset, "A second header chunk", "skipped");
        else
            log.Remark(offset, $"The chunk '{name}' is not a track", "skipped");
        return offset + MidiChunks.HeaderBytes + (int)MidiChunks.Length(_bytes, offset);
    }

    private int SkipStray(int offset)
    {
        var next = MidiChunks.NextTrack(_bytes, offset + 1);
        log.Defect(offset, $"Stray bytes outside any chunk: {next - offset}", "skipped");
        return next;
    }

    // An editor that saves a short version over a longer one leaves old tracks behind. Once all declared tracks are found, a track
    // among stray bytes is therefore not part of the piece.
    private int SkipRest(int offset)
    {
        log.Defect(offset, $"Stray bytes after the last track: {_bytes.Length - offset}", "skipped");
        return _bytes.Length;
    }

    private void CheckTracks(int found)
    {
        if (found != header.Tracks)
            log.Defect(
                header.Start + 10,
                $"The header declares {header.Tracks} tracks but the file has {found}",
                "every track found was read");
        if (header.Format == 0 && found > 1)
            log.Defect(
                header.Start + 8,
                $"A file of format 0 must have one track but this one has {found}",
                "read as format 1, whose tracks play together");
        if (found == 0)
            log.Defect(_bytes.Length, "The file has no tracks", "read as an empty score");
    }
}
