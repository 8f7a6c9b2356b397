using System.Buffers.Binary;
using System.Text;

namespace Nocturne.Training.Tests.Runs.TensorBoard;

/// <summary>An event of a file.</summary>
internal sealed record ReadEvent(double WallTime, long Step, string? Version, IReadOnlyDictionary<string, float> Scalars);

/// <summary>Reads event files independently of the product: framing, bitwise checksums and hand-written protocol buffers.</summary>
internal static class EventReader
{
    public static IReadOnlyList<ReadEvent> Read(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        var events = new List<ReadEvent>();
        while (bytes.Length > 0)
        {
            var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes);
            Masked(bytes[..8]).Should().Be(BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
            Masked(bytes.Slice(12, length)).Should().Be(BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]));
            events.Add(Event(bytes.Slice(12, length)));
            bytes = bytes[(16 + length)..];
        }
        return events;
    }

    public static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0x82F63B78;
        }
        return ~crc;
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        var crc = Crc(bytes);
        return unchecked((crc >> 15 | crc << 17) + 0xA282EAD8);
    }

    private static ReadEvent Event(ReadOnlySpan<byte> bytes)
    {
        double wallTime = 0;
        long step = 0;
        string? version = null;
        var scalars = new Dictionary<string, float>();
        while (bytes.Length > 0)
            switch (Varint(ref bytes))
            {
                case 1 << 3 | 1: wallTime = BinaryPrimitives.ReadDoubleLittleEndian(Take(ref bytes, 8)); break;
                case 2 << 3 | 0: step = Varint(ref bytes); break;
                case 3 << 3 | 2: version = Encoding.UTF8.GetString(Block(ref bytes)); break;
                case 5 << 3 | 2: Summary(Block(ref bytes), scalars); break;
                case var key: throw new FormatException($"an event with a field of key {key}");
            }
        return new(wallTime, step, version, scalars);
    }

    private static void Summary(ReadOnlySpan<byte> bytes, Dictionary<string, float> scalars)
    {
        while (bytes.Length > 0)
        {
            Varint(ref bytes).Should().Be(1 << 3 | 2);
            var value = Block(ref bytes);
            Varint(ref value).Should().Be(1 << 3 | 2);
            var tag = Encoding.UTF8.GetString(Block(ref value));
            Varint(ref value).Should().Be(2 << 3 | 5);
            scalars.Add(tag, BinaryPrimitives.ReadSingleLittleEndian(Take(ref value, 4)));
            value.Length.Should().Be(0);
        }
    }

    private static ReadOnlySpan<byte> Block(ref ReadOnlySpan<byte> bytes) => Take(ref bytes, (int)Varint(ref bytes));

    private static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> bytes, int count)
    {
        var taken = bytes[..count];
        bytes = bytes[count..];
        return taken;
    }

    private static long Varint(ref ReadOnlySpan<byte> bytes)
    {
        long number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = Take(ref bytes, 1)[0];
            number |= (part & 0x7FL) << shift;
            if (part < 0x80)
                return number;
        }
    }
}
