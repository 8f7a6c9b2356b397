using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Nocturne.Fuzz.Midi;

/// <summary>Mutates MIDI files where readers are most likely to fail: lengths, status bytes, the header and tempo events.</summary>
internal static class MidiMutator
{
    /// <summary>Maximum number of bytes that repeating a block may add.</summary>
    private const int LongestRepetition = 4 << 20;

    /// <summary>Returns a mutated copy of a file.</summary>
    /// <param name="file">The original file.</param>
    /// <param name="other">Another file, from which bytes may be copied.</param>
    /// <param name="random">Source of randomness.</param>
    public static byte[] Mutate(ReadOnlySpan<byte> file, ReadOnlySpan<byte> other, Random random)
    {
        var bytes = new List<byte>(file.Length + 256);
        bytes.AddRange(file);
        for (var changes = random.Once(2) ? 1 : random.Next(1, 8); changes > 0; changes--)
            if (random.Once(2))
                ByteMutations.Change(bytes, other, random);
            else
                Change(bytes, random);
        if (random.Once(4_000))
            Repeat(bytes, random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        switch (random.Next(8))
        {
            case 0: ChangeChunkLength(CollectionsMarshal.AsSpan(bytes), random); break;
            case 1: ChangeHeader(CollectionsMarshal.AsSpan(bytes), random); break;
            case 2: Overwrite(bytes, random, VariableLength(random)); break;
            case 3: Overwrite(bytes, random, [Status(random)]); break;
            case 4: Insert(bytes, random, MetaEvent(random)); break;
            case 5: Insert(bytes, random, ChannelEvent(random)); break;
            case 6 when random.Once(4): Insert(bytes, random, Chunk(random)); break;
            case 7 when random.Once(16): bytes.InsertRange(0, Container(bytes.Count, random)); break;
            default: Insert(bytes, random, VariableLength(random)); break;
        }
    }

    // Changes the length of the first track or header chunk after a random position.
    private static void ChangeChunkLength(Span<byte> bytes, Random random)
    {
        var from = random.Next(bytes.Length + 1);
        var name = random.Once(4) ? "MThd"u8 : "MTrk"u8;
        var found = bytes[from..].IndexOf(name);
        var at = (found < 0 ? bytes.IndexOf(name) : from + found) + 4;
        if (at < 4 || at > bytes.Length - 4)
            return;
        var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[at..], random.Next(4) switch
        {
            0 => unchecked(length + (uint)random.Next(-16, 17)),
            1 => (uint)random.Next(bytes.Length + 1),
            _ => random.Of(0u, 1u, 6u, 0x7FFFFFFFu, 0x80000000u, uint.MaxValue, uint.MaxValue - 7),
        });
    }

    // Changes the format, the number of tracks or the division.
    private static void ChangeHeader(Span<byte> bytes, Random random)
    {
        if (bytes.Length < 14)
            return;
        var value = random.Once(2)
            ? (ushort)random.Next(65_536)
            : random.Of<ushort>(0, 1, 2, 3, 0x7FFF, 0x8000, 0x80FF, 0xE728, 0xE301, 0xFF00, 0xFFFF);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[(8 + 2 * random.Next(3))..], value);
    }

    private static byte[] VariableLength(Random random) => random.Of<byte[]>(
        [0x80], [0x80, 0x80, 0x80, 0x80], [0xFF, 0xFF, 0xFF, 0x7F], [0xFF, 0xFF, 0xFF, 0xFF, 0x7F], [0x81, 0x00], [0x00],
        [(byte)random.Next(128)], [0xFF, (byte)random.Next(128)]);

    private static byte Status(Random random) => random.Of(
        (byte)(0x80 | random.Next(128)), (byte)(0x90 | random.Next(16)),
        (byte)0x90, (byte)0x80, (byte)0xB0, (byte)0xC0, (byte)0xF0, (byte)0xF1, (byte)0xF7, (byte)0xF8, (byte)0xFF);

    private static byte[] MetaEvent(Random random)
    {
        var type = random.Of<byte>(0x51, 0x51, 0x51, 0x2F, 0x58, 0x54, 0x59, 0x01, 0x03, 0x00, 0x20, 0x21, 0x7F, 0x80, 0xFF);
        byte[] length = random.Once(4) ? VariableLength(random) : [random.Of<byte>(0, 1, 2, 3, 3, 3, 4, 5)];
        byte[] content = random.Once(4)
            ? random.Of<byte[]>([0, 0, 0], [0, 0, 1], [0xFF, 0xFF, 0xFF])
            : [.. Enumerable.Range(0, random.Next(6)).Select(_ => (byte)random.Next(256))];
        return [.. VariableLength(random), 0xFF, type, .. length, .. content];
    }

    // A note on (also with velocity 0), a note off, a pedal or a program change, with a status byte or with running status.
    private static byte[] ChannelEvent(Random random)
    {
        var channel = random.Of(0, 0, 1, 9, random.Next(16));
        byte[] strike = [(byte)(0x90 | channel), (byte)random.Next(128), random.Of<byte>(0, 64, 127, 128)];
        byte[] status = random.Of(
            strike,
            [(byte)(0x80 | channel), 60, 64],
            [(byte)(0xB0 | channel), 64, random.Of<byte>(0, 64, 127)],
            [(byte)(0xC0 | channel), 0]);
        return [.. VariableLength(random), .. random.Once(3) ? status[1..] : status];
    }

    private static byte[] Chunk(Random random)
    {
        var name = random.Next(3) switch { 0 => "MTrk"u8, 1 => "MThd"u8, _ => "XFIH"u8 };
        byte[] content = [0x00, 0x90, 60, 64, 0x60, 60, 0, 0x00, 0xFF, 0x2F, 0x00];
        return
        [
            .. name, random.Of<byte>(0, 0, 0, 0xFF), 0, 0, random.Of<byte>(0, 11, 11, 12, 255),
            .. content.AsSpan(0, random.Next(content.Length + 1)),
        ];
    }

    private static byte[] Container(int length, Random random)
    {
        var claimed = BitConverter.GetBytes(random.Once(2) ? length : random.Next());
        return [.. "RIFF"u8, .. claimed, .. random.Once(8) ? "WAVE"u8 : "RMID"u8, .. random.Once(8) ? "DISP"u8 : "data"u8, .. claimed];
    }

    private static void Overwrite(List<byte> bytes, Random random, ReadOnlySpan<byte> written)
    {
        var at = random.Next(bytes.Count + 1);
        var count = Math.Min(written.Length, bytes.Count - at);
        written[..count].CopyTo(CollectionsMarshal.AsSpan(bytes)[at..]);
    }

    private static void Insert(List<byte> bytes, Random random, ReadOnlySpan<byte> inserted) =>
        bytes.InsertRange(random.Next(bytes.Count + 1), inserted);

    // Repeats a block many times to approach the limits on file size.
    private static void Repeat(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count + 1);
        var block = bytes.GetRange(at, Math.Min(random.Next(1, 64), bytes.Count - at));
        var more = new List<byte>();
        for (var left = random.Next(LongestRepetition); left > 0 && block.Count > 0; left -= block.Count)
            more.AddRange(block);
        bytes.InsertRange(at, more);
    }
}
