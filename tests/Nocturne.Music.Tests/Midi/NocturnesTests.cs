using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

/// <summary>The table in nocturnes/README.md: notes, onsets, duration in seconds and pedal events of each file.</summary>
public sealed class NocturnesTests
{
    [RealDataTheory]
    [InlineData("op09-no1", 1734, 1202, 345, 423)]
    [InlineData("op09-no2", 1298, 627, 241, 268)]
    [InlineData("op09-no3", 2430, 1702, 394, 943)]
    [InlineData("op15-no1", 1791, 966, 247, 343)]
    [InlineData("op15-no2", 1151, 751, 219, 405)]
    [InlineData("op15-no3", 1094, 435, 204, 535)]
    [InlineData("op27-no1", 1629, 1016, 312, 299)]
    [InlineData("op27-no2", 1828, 1168, 348, 277)]
    [InlineData("op32-no1", 1281, 790, 309, 258)]
    [InlineData("op32-no2", 2405, 1210, 348, 646)]
    [InlineData("op37-no2", 1876, 858, 396, 613)]
    [InlineData("op48-no1", 3195, 970, 377, 404)]
    [InlineData("op48-no2", 2083, 1376, 444, 649)]
    [InlineData("op55-no2", 1475, 1048, 323, 310)]
    [InlineData("op62-no1", 2167, 1369, 427, 384)]
    [InlineData("op62-no2", 1787, 943, 357, 314)]
    [InlineData("op72-no1", 1180, 857, 277, 243)]
    [InlineData("posth-c-sharp-minor", 992, 764, 241, 274)]
    [InlineData("posth-c-minor", 831, 570, 185, 264)]
    public void Each_nocturne_is_read_whole(string name, int notes, int onsets, int seconds, int pedal)
    {
        // Act
        var score = MidiReader.Read(RealData.At("nocturnes", $"{name}.mid"), MidiProfile.Strict).Score;
        // Assert
        score.Notes.Should().HaveCount(notes);
        score.Notes.Select(note => note.StartTicks).Distinct().Should().HaveCount(onsets);
        score.DurationSeconds.Should().BeApproximately(seconds, 0.5);
        score.Pedal.Should().HaveCount(pedal);
        score.Tempo.TicksPerQuarter.Should().Be(48);
    }

    [RealDataFact]
    public void All_nocturnes_have_32227_notes_and_nothing_to_mend()
    {
        // Act
        var readings = Directory.GetFiles(RealData.At("nocturnes"), "*.mid").Select(path => MidiReader.Read(path)).ToList();
        // Assert
        readings.Should().HaveCount(19);
        readings.Sum(reading => reading.Score.Notes.Count).Should().Be(32_227);
        readings.SelectMany(reading => reading.Defects).Should().BeEmpty();
        readings.Min(reading => reading.Score.Notes.Min(note => note.Pitch)).Should().Be(24);
        readings.Max(reading => reading.Score.Notes.Max(note => note.Pitch)).Should().Be(101);
    }
}
