namespace Nocturne.Music.Midi;

/// <summary>Scans the events of one track, byte by byte.</summary>
/// <param name="bytes">The file, up to the last possible end of the track.</param>
/// <param name="start">Where the first event begins.</param>
/// <param name="counter">Counts the events.</param>
/// <param name="score">Receives the events.</param>
/// <param name="log">Receives the defects.</param>
internal ref struct TrackScanner(ReadOnlySpan<byte> bytes, int start, LimitCounter counter, ScoreBuilder score, DefectLog log)
{
    private const byte MaxDataByte = 127;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private long _ticks;
    private byte _runningStatus;         // 0: none
    private byte _lastChannelStatus;     // 0: none yet
    private bool _isOver;

    /// <summary>The offset of the next byte; after <see cref="Scan"/>, the end of the track.</summary>
    public int Position { get; private set; } = start;

    /// <summary>Scans to the end of the track.</summary>
    public void Scan()
    {
        score.BeginTrack();
        while (!_isOver)
        {
            if (Position < _bytes.Length)
                ScanEvent();
            else
                End(Position, "The track has no end-of-track event", "ended after its last event");
        }
        score.EndTrack(_ticks);
    }

    private void ScanEvent()
    {
        var offset = Position;
        if (!TryReadVariableLength(out var delta) || Position == _bytes.Length)
        {
            CutOff(offset);
            return;
        }
        counter.CountEvent(offset);
        if (delta < 0)
            log.Defect(offset, "The delta time has more than 4 bytes", "read as 0");
        else if (_ticks + delta > counter.LastTicks)
        {
            End(offset, $"The track exceeds {counter.LastTicks} ticks, the limit for one track", "later events were left out");
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

    // Returns 0 if the track ends before a status byte.
    private byte ReadStatus()
    {
        if (_bytes[Position] >= 0x80)
            return _bytes[Position++];
        if (_runningStatus != 0)
            return _runningStatus;
        if (_lastChannelStatus != 0)
        {
            log.Blemish(
                Position,
                "Running status continues after an event that cancels it",
                "the last channel status was used");
            return _lastChannelStatus;
        }
        log.Defect(
            Position,
            "Data bytes precede the first status byte",
            "skipped to the next status byte or the end of the track");
        while (Position < _bytes.Length && _bytes[Position] < 0x80)
            Position++;
        return Position < _bytes.Length ? _bytes[Position++] : (byte)0;
    }

    private void ScanChannelEvent(int offset, byte status)
    {
        _runningStatus = _lastChannelStatus = status;
        var count = (status & 0xF0) is 0xC0 or 0xD0 ? 1 : 2;
        if (_bytes.Length - Position < count)
        {
            CutOff(offset);
            return;
        }
        var first = _bytes[Position];
        var second = count == 2 ? _bytes[Position + 1] : (byte)0;
        Position += count;
        if (first > MaxDataByte)
            log.Defect(offset, $"The first data byte of the event is {first}, above {MaxDataByte}", "the event was left out");
        else
            AddChannelEvent(offset, status, first, WithinDataByte(offset, second));
    }

    // The first data byte is the key or controller; the second is only its velocity or value, so the event counts without it. The
    // byte could instead begin the next event, if this one was cut short, and often both readings make sense. The key and the tick
    // of this event are right in either case, so it keeps the number of bytes that its status requires.
    private readonly byte WithinDataByte(int offset, byte value)
    {
        if (value <= MaxDataByte)
            return value;
        log.Blemish(offset, $"The second data byte of the event is {value}", $"{MaxDataByte} was used");
        return MaxDataByte;
    }

    private readonly void AddChannelEvent(int offset, byte status, byte first, byte second)
    {
        var channel = status & 0x0F;
        switch (status & 0xF0)
        {
            case 0x90 when second > 0: score.AddNoteOn(offset, _ticks, channel, first, second); break;
            case 0x80 or 0x90: score.AddNoteOff(_ticks, channel, first); break;
            case 0xB0: score.AddController(_ticks, channel, first, second); break;
        }
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
            log.Blemish(offset, $"The type of the meta event is {type}, above {MaxDataByte}", "the event was left out");
        else if (MetaEventLengths.Expected(type) is { } expected && content.Length != expected)
            log.Blemish(
                offset,
                $"Meta event {type:X2} has {content.Length} bytes instead of {expected}",
                "its content was used as far as possible");
        if (type == 0x2F)
            _isOver = true;
        else if (type == 0x51 && content.Length >= 3)
            score.AddTempo(offset, _ticks, (content[0] << 16) | (content[1] << 8) | content[2]);
    }

    private void SkipSystemExclusive(int offset)
    {
        _runningStatus = 0;
        TryReadContent(offset, out _);
    }

    // System common (F1 to F6) and real-time (F8 to FE) messages are sent over a cable and are not allowed in a file.
    private void SkipIllegal(byte status)
    {
        log.Defect(Position - 1, $"Status byte {status:X2} is not allowed in a file", "its message was skipped");
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
            End(offset, "The event extends beyond the end of its track", "the event and the rest of the track were left out");
        else
        {
            content = _bytes.Slice(Position, (int)length);
            Position += (int)length;
            return true;
        }
        return false;
    }

    // Seven bits per byte, the highest first; all bytes but the last have bit 7 set. The value is -1 for more than 4 bytes. Returns
    // false if the track ends before the last byte.
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

    private void End(int offset, string wrong, string action)
    {
        log.Defect(offset, wrong, action);
        Position = _bytes.Length;
        _isOver = true;
    }
}
