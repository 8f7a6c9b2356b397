namespace Nocturne.Music.Midi;

/// <summary>Walks the events of one track, byte by byte.</summary>
/// <param name="bytes">The file, up to the farthest end of the track.</param>
/// <param name="start">Where the first event begins.</param>
/// <param name="scan">Takes what is found.</param>
internal ref struct TrackScanner(ReadOnlySpan<byte> bytes, int start, MidiScan scan)
{
    private const int DrumChannel = 9;
    private const byte MostOfDataByte = 127;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _ticks;
    private byte _runningStatus;         // 0: none
    private byte _lastChannelStatus;     // 0: none yet
    private bool _isOver;

    /// <summary>Where the scanner stands; after <see cref="Scan"/>, where the track ends.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Walks to the end of the track.</summary>
    public void Scan()
    {
        scan.Clean.BeginTrack();
        if (scan.FixedTempo > 0)
            scan.Clean.AddTempo(0, scan.FixedTempo);
        while (!_isOver)
        {
            if (Position < _bytes.Length)
                ScanEvent();
            else
                End(Position, "The track has no end-of-track event", "ended after its last event");
        }
        scan.Clean.EndTrack(_ticks);
    }

    private void ScanEvent()
    {
        var offset = Position;
        if (!TryReadVariableLength(out var delta) || Position == _bytes.Length)
        {
            CutOff(offset);
            return;
        }
        scan.CountEvent(offset);
        if (delta < 0)
            scan.Log.Defect(offset, "A delta time has more than 4 bytes", "taken as 0");
        else if (_ticks + delta > scan.LastTicks)
        {
            End(offset, $"The track goes beyond {scan.LastTicks} ticks, the limit for one track", "what comes later was left out");
            return;
        }
        else
            _ticks += delta;
        var status = ReadStatus();
        switch (status)
        {
            case 0: _isOver = true; break;
            case < 0xF0: ScanChannelEvent(offset, status); break;
            case 0xFF: ScanMetaEvent(offset); break;
            case 0xF0 or 0xF7: SkipSystemExclusive(offset); break;
            default: SkipIllegal(status); break;
        }
    }

    // 0 where the track ends before a status byte.
    private byte ReadStatus()
    {
        if (_bytes[Position] >= 0x80)
            return _bytes[Position++];
        if (_runningStatus != 0)
            return _runningStatus;
        if (_lastChannelStatus != 0)
        {
            scan.Log.Blemish(Position, "Running status goes on after an event that cancels it", "the status before that event was taken");
            return _lastChannelStatus;
        }
        scan.Log.Defect(Position, "Data bytes come before any status byte", "skipped to the next status byte or the end of the track");
        while (Position < _bytes.Length && _bytes[Position] < 0x80)
            Position++;
        return Position < _bytes.Length ? _bytes[Position++] : (byte)0;
    }

    private void ScanChannelEvent(int offset, byte status)
    {
        _runningStatus = _lastChannelStatus = status;
        var kind = status & 0xF0;
        var count = kind is 0xC0 or 0xD0 ? 1 : 2;
        if (_bytes.Length - Position < count)
        {
            CutOff(offset);
            return;
        }
        var first = _bytes[Position];
        var second = count == 2 ? _bytes[Position + 1] : (byte)0;
        Position += count;
        if (first > MostOfDataByte)
            scan.Log.Defect(offset, "The first data byte of an event is above 127", "the event was left out");
        else
            AddChannelEvent(offset, status, first, WithinDataByte(offset, second));
    }

    // The first data byte says which key or controller; the second only says how hard or how far, so the event holds without
    // it. The byte might also be the status or delta time of a next event, if this one was cut short, but both ways of reading
    // often make sense. The key and the tick of this event are right either way, and an event has as many bytes as its status says.
    private readonly byte WithinDataByte(int offset, byte value)
    {
        if (value <= MostOfDataByte)
            return value;
        scan.Log.Blemish(offset, $"The second data byte of an event is {value}", $"{MostOfDataByte} was taken");
        return MostOfDataByte;
    }

    private readonly void AddChannelEvent(int offset, byte status, byte first, byte second)
    {
        var kind = status & 0xF0;
        if (kind is 0x80 or 0x90)
            AddNoteEvent(offset, status, first, second);
        else if (kind == 0xB0 && (status & 0x0F) != DrumChannel && (first == Controllers.SustainPedal || Controllers.EndsNotes(first)))
            scan.Clean.AddChannelEvent(_ticks, status, first, second);
    }

    private readonly void AddNoteEvent(int offset, byte status, byte pitch, byte velocity)
    {
        var isNoteOn = status >= 0x90 && velocity > 0;
        if ((status & 0x0F) == DrumChannel)
        {
            if (isNoteOn)
                scan.CountDrum(offset);
            return;
        }
        if (isNoteOn)
            scan.CountNote(offset);
        scan.Clean.AddChannelEvent(_ticks, status, pitch, velocity);
    }

    private void ScanMetaEvent(int offset)
    {
        _runningStatus = 0;
        if (Position == _bytes.Length)
        {
            CutOff(offset);
            return;
        }
        var type = _bytes[Position++];
        if (!TryReadContent(offset, out var content))
            return;
        if (type >= 0x80)
            scan.Log.Blemish(offset, "The type of a meta event is above 127", "the event was left out");
        else if (MetaEventLengths.Expected(type) is { } expected && content.Length != expected)
            scan.Log.Blemish(
                offset,
                $"Meta event {type:X2} has {content.Length} bytes where the standard has {expected}",
                "the event was taken for what it says as far as it can be");
        if (type == 0x2F)
            _isOver = true;
        else if (type == 0x51 && content.Length >= 3 && scan.FixedTempo == 0)
            AddTempo(offset, (content[0] << 16) | (content[1] << 8) | content[2]);
    }

    private readonly void AddTempo(int offset, int microsecondsPerQuarter)
    {
        if (microsecondsPerQuarter == 0)
            scan.Log.Defect(offset, "A quarter note lasts 0 microseconds", "the tempo before it goes on");
        else
            scan.Clean.AddTempo(_ticks, microsecondsPerQuarter);
    }

    private void SkipSystemExclusive(int offset)
    {
        _runningStatus = 0;
        TryReadContent(offset, out _);
    }

    // System common (F1 to F6) and real-time (F8 to FE) messages belong on a cable, not into a file.
    private void SkipIllegal(byte status)
    {
        scan.Log.Defect(Position - 1, $"Status byte {status:X2} may not stand in a file", "its message was skipped");
        if (status < 0xF8)
            _runningStatus = 0;
        var dataBytes = status switch { 0xF1 or 0xF3 => 1, 0xF2 => 2, _ => 0 };
        Position = Math.Min(Position + dataBytes, _bytes.Length);
    }

    private bool TryReadContent(int offset, out ReadOnlySpan<byte> content)
    {
        content = default;
        if (!TryReadVariableLength(out var length))
            CutOff(offset);
        else if (length < 0 || length > _bytes.Length - Position)
            End(offset, "An event reaches beyond the end of its track", "it and what follows in the track were left out");
        else
        {
            content = _bytes.Slice(Position, (int)length);
            Position += (int)length;
            return true;
        }
        return false;
    }

    // Seven bits a byte, the highest first; all bytes but the last have bit 7 set. -1 for more than 4 bytes; false where the
    // track ends before the last.
    private bool TryReadVariableLength(out long value)
    {
        value = 0;
        for (var count = 1; Position < _bytes.Length; count++)
        {
            var next = _bytes[Position++];
            value = count > 4 ? -1 : (value << 7) | (uint)(next & 0x7F);
            if (next < 0x80)
                return true;
        }
        return false;
    }

    private void CutOff(int offset) => End(offset, "The track ends within an event", "the event was left out");

    private void End(int offset, string wrong, string mended)
    {
        scan.Log.Defect(offset, wrong, mended);
        Position = _bytes.Length;
        _isOver = true;
    }
}
