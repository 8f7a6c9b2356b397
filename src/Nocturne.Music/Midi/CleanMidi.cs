using System.Buffers.Binary;

namespace Nocturne.Music.Midi;

/// <summary>
/// A Standard MIDI File without a fault, which takes what a damaged one holds for a <see cref="Score"/>: notes, sustain
/// pedal, tempi and ends of tracks.
/// </summary>
internal sealed class CleanMidi
{
    private const int HeaderBytes = 14;
    private const int ChunkHeaderBytes = 8;
    private const int LongestEventBytes = 4 + 6;
    private const long LongestDelta = 0x0FFFFFFF;      // 28 bits: four bytes of seven

    private byte[] _bytes;
    private int _length = HeaderBytes;
    private int _trackStart;
    private long _lastTicks;
    private ushort _tracks;

    /// <param name="capacity">Bytes to begin with; more are taken as they are needed.</param>
    public CleanMidi(int capacity) => _bytes = new byte[Math.Max(capacity, 256)];

    public void BeginTrack()
    {
        Reserve(ChunkHeaderBytes);
        "MTrk"u8.CopyTo(_bytes.AsSpan(_length));
        _trackStart = _length += ChunkHeaderBytes;
        _lastTicks = 0;
        _tracks++;
    }

    /// <param name="ticks">Time from the start of the track, not before that of the event before.</param>
    /// <param name="status">Kind and channel.</param>
    /// <param name="first">First data byte, 0 to 127.</param>
    /// <param name="second">Second data byte, 0 to 127.</param>
    public void AddChannelEvent(long ticks, byte status, byte first, byte second)
    {
        BeginEvent(ticks);
        _bytes[_length++] = status;
        _bytes[_length++] = first;
        _bytes[_length++] = second;
    }

    public void AddTempo(long ticks, int microsecondsPerQuarter)
    {
        BeginEvent(ticks);
        AddMeta(0x51, [(byte)(microsecondsPerQuarter >> 16), (byte)(microsecondsPerQuarter >> 8), (byte)microsecondsPerQuarter]);
    }

    public void EndTrack(long ticks)
    {
        BeginEvent(ticks);
        AddMeta(0x2F, []);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.AsSpan(_trackStart - 4), _length - _trackStart);
    }

    /// <summary>Writes the header, and gives the file to read.</summary>
    public MemoryStream Finish(int format, int ticksPerQuarter)
    {
        var header = _bytes.AsSpan(0, HeaderBytes);
        "MThd\0\0\0\u0006"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt16BigEndian(header[8..], (ushort)format);
        BinaryPrimitives.WriteUInt16BigEndian(header[10..], _tracks);
        BinaryPrimitives.WriteUInt16BigEndian(header[12..], (ushort)ticksPerQuarter);
        return new MemoryStream(_bytes, 0, _length, writable: false, publiclyVisible: true);
    }

    private void BeginEvent(long ticks)
    {
        var delta = ticks - _lastTicks;
        _lastTicks = ticks;
        for (; delta > LongestDelta; delta -= LongestDelta)
        {
            AddDelta(LongestDelta);
            AddMeta(0x01, []);           // an empty text holds the place
        }
        AddDelta(delta);
    }

    private void AddDelta(long delta)
    {
        Reserve(LongestEventBytes);
        for (var shift = 21; shift > 0; shift -= 7)
            if (delta >> shift != 0)
                _bytes[_length++] = (byte)(0x80 | (delta >> shift));
        _bytes[_length++] = (byte)(delta & 0x7F);
    }

    private void AddMeta(byte type, ReadOnlySpan<byte> content)
    {
        _bytes[_length++] = 0xFF;
        _bytes[_length++] = type;
        _bytes[_length++] = (byte)content.Length;
        content.CopyTo(_bytes.AsSpan(_length));
        _length += content.Length;
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - _length < count)
            Array.Resize(ref _bytes, 2 * _bytes.Length);
    }
}
