using System.Globalization;
using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

/// <summary>The 337 files in piano/manifest.csv.</summary>
public sealed class PianoTests
{
    private static readonly Lazy<IReadOnlyList<(Line Line, MidiReading Reading)>> All = new(() =>
        [.. Manifest().Select(line => (line, MidiReader.Read(RealData.At("piano", line.File))))]);

    [RealDataFact]
    public void Every_file_has_the_notes_of_its_line_in_the_manifest()
    {
        // Act
        var found = All.Value.Select(file => (file.Line.File, file.Reading.Score.Notes.Count));
        // Assert
        found.Should().Equal(All.Value.Select(file => (file.Line.File, file.Line.Notes)));
        found.Should().HaveCount(337);
        found.Sum(file => file.Count).Should().Be(794_411);
    }

    [RealDataFact]
    public void Every_file_is_as_long_as_its_line_says_to_a_tenth_of_a_second()
    {
        // Act
        var apart = All.Value.Where(file => Math.Abs(file.Reading.Score.DurationSeconds - file.Line.DurationSeconds) > 0.1);
        // Assert
        apart.Select(file => file.Line.File).Should().BeEmpty();
    }

    [RealDataFact]
    public void Every_file_has_the_pedal_of_its_line()
    {
        // Act
        var found = All.Value.Select(file => (file.Line.File, file.Reading.Score.Pedal.Count));
        // Assert
        found.Should().Equal(All.Value.Select(file => (file.Line.File, file.Line.PedalEvents)));
    }

    [RealDataFact]
    public void Every_file_has_the_pitches_of_its_line()
    {
        // Act
        var found = All.Value.Select(file =>
        {
            var pitches = file.Reading.Score.Notes.Select(note => note.Pitch).ToList();
            return (file.Line.File, pitches.Min(), pitches.Max());
        });
        // Assert
        found.Should().Equal(All.Value.Select(file => (file.Line.File, file.Line.PitchMin, file.Line.PitchMax)));
    }

    [RealDataFact]
    public void The_only_thing_to_mention_is_a_note_of_no_length()
    {
        // Act
        var mentioned = All.Value.Where(file => file.Reading.Defects.Count > 0).ToList();
        // Assert
        mentioned.Should().ContainSingle().Which.Line.File.Should().Be("mussorgsky/muss_6.mid");
        mentioned[0].Reading.Defects.Should().ContainSingle().Which.BreaksStandard.Should().BeFalse();
    }

    // file,title,year,source_path,bytes,notes,duration_s,pitch_min,pitch_max,velocity_mean,velocity_sd,tempo_events,pedal_events,...
    // A title may contain commas, so cells are counted from the end.
    private static IEnumerable<Line> Manifest() =>
        from line in File.ReadLines(RealData.At("piano", "manifest.csv")).Skip(1)
        let cells = line.Split(',')
        let fromEnd = cells.Length - 17
        select new Line(
            cells[0],
            int.Parse(cells[fromEnd + 5], CultureInfo.InvariantCulture),
            double.Parse(cells[fromEnd + 6], CultureInfo.InvariantCulture),
            int.Parse(cells[fromEnd + 7], CultureInfo.InvariantCulture),
            int.Parse(cells[fromEnd + 8], CultureInfo.InvariantCulture),
            int.Parse(cells[fromEnd + 12], CultureInfo.InvariantCulture));

    private sealed record Line(string File, int Notes, double DurationSeconds, int PitchMin, int PitchMax, int PedalEvents);
}
