using Nocturne.Music.Midi;
using static Nocturne.Music.Tests.Midi.MidiBytes;

namespace Nocturne.Music.Tests.Midi;

/// <summary>Small files with bytes changed, cut, doubled and moved by chance, always the same chance.</summary>
public sealed class FuzzTests
{
    private static readonly byte[][] Seeds =
    [
        OneTrack(MiddleC, End),
        Tracks(
            Track([0x00, 0xFF, 0x51, 0x03, 0x07, 0xA1, 0x20], [0x00, 0xFF, 0x58, 0x04, 0x04, 0x02, 0x18, 0x08], End),
            Track([0x00, 0x90, 60, 64], [0x00, 64, 64], [0x60, 60, 0], [0x00, 64, 0], [0x00, 0xB0, 64, 127], [0x81, 0x00, 64, 0], End),
            Track([0x00, 0xC0, 0x00], [0x10, 0x91, 40, 30], [0x20, 0x81, 40, 64], [0x00, 0x99, 36, 1], End)),
        [.. Header(2, 2, 0xE728), .. Track(MiddleC, [0x00, 0xF0, 0x02, 0x43, 0xF7], End), .. Chunk("Junk", [1, 2, 3]), .. Track(MiddleC, End)],
        [.. "RIFF"u8, 46, 0, 0, 0, .. "RMIDdata"u8, 34, 0, 0, 0, .. OneTrack(MiddleC, End)],
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_bytes_give_a_score_or_a_refusal(int seed)
    {
        // Arrange
        var random = new Random(seed);
        var files = Enumerable.Range(0, 2_000).Select(_ => Mutate(Seeds[random.Next(Seeds.Length)], random));
        // Act
        var wrong = files.Where(file => !IsReadAsItShouldBe(file)).Select(Convert.ToHexString).ToList();
        // Assert
        wrong.Should().BeEmpty();
    }

    // Strict takes exactly what salvage finds no fault with, and defects lie within the file.
    private static bool IsReadAsItShouldBe(byte[] file)
    {
        var salvaged = TryRead(file, MidiProfile.Salvage);
        var strict = TryRead(file, MidiProfile.Strict);
        return salvaged is null
            ? strict is null
            : (strict is null) == salvaged.Defects.Any(defect => defect.BreaksStandard) && salvaged.Defects.All(defect => defect.Offset >= 0 && defect.Offset <= file.Length);
    }

    private static MidiReading? TryRead(byte[] file, MidiProfile profile)
    {
        try
        {
            return MidiReader.Read(file, profile);
        }
        catch (MidiFormatException)
        {
            return null;
        }
    }

    private static byte[] Mutate(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 1; changes--)
        {
            var at = random.Next(bytes.Count);
            var count = random.Next(1, Math.Min(8, bytes.Count - at) + 1);
            switch (random.Next(6))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: bytes.RemoveRange(at, count); break;
                case 3: bytes.Insert(at, (byte)random.Next(256)); break;
                case 4: bytes.InsertRange(random.Next(bytes.Count), bytes.GetRange(at, count)); break;
                default: bytes[at] = (byte)(random.Next(2) == 0 ? 0xFF : 0x80); break;
            }
        }
        return [.. bytes];
    }
}
