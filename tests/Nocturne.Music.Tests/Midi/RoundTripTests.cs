using FsCheck.Xunit;
using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

public sealed class RoundTripTests
{
    /// <summary>A note, some ticks after the previous one.</summary>
    public readonly record struct Stroke(byte Gap, byte Length, byte Pitch, byte Velocity);

    /// <summary>A pedal change or a tempo, some ticks after the previous one.</summary>
    public readonly record struct Move(byte Gap, ushort Value);

    [Property(MaxTest = 200)]
    public void A_score_whose_keys_are_free_when_struck_comes_back_as_it_was(Stroke[] strokes, Move[] pedal, Move[] tempi, byte resolution)
    {
        // Arrange
        var tempo = new TempoMap(resolution + 1, Timed(tempi).Select(move => new TempoChange(move.Ticks, move.Value + 1)));
        var score = new Score(tempo, Played(strokes), Timed(pedal).Select(move => new PedalChange(move.Ticks, move.Value % 128)));
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(score, stream);
        var reading = MidiReader.Read(stream.ToArray(), MidiProfile.Strict);
        // Assert
        reading.Defects.Should().BeEmpty();
        reading.Score.Notes.Should().Equal(score.Notes);
        reading.Score.Pedal.Should().Equal(score.Pedal);
        reading.Score.Tempo.Changes.Should().Equal(score.Tempo.Changes);
        reading.Score.Tempo.TicksPerQuarter.Should().Be(resolution + 1);
    }

    [Property(MaxTest = 200)]
    public void Whatever_overlaps_every_onset_comes_back(Stroke[] strokes)
    {
        // Arrange: notes of one key may overlap
        var ticks = 0L;
        var score = new Score(
            new TempoMap(96),
            strokes.Select(stroke => new Note(ticks += stroke.Gap, stroke.Length + 1, stroke.Pitch % 4, (stroke.Velocity % 127) + 1)));
        using var stream = new MemoryStream();
        // Act
        MidiWriter.Write(score, stream);
        var back = MidiReader.Read(stream.ToArray(), MidiProfile.Strict).Score;
        // Assert
        back.Notes.Select(note => (note.StartTicks, note.Pitch, note.Velocity)).Should()
            .BeEquivalentTo(score.Notes.Select(note => (note.StartTicks, note.Pitch, note.Velocity)));
    }

    private static IEnumerable<Note> Played(Stroke[] strokes)
    {
        var freeFrom = new long[128];
        var ticks = 0L;
        foreach (var stroke in strokes)
        {
            ticks += stroke.Gap;
            var pitch = stroke.Pitch % 128;
            var note = new Note(Math.Max(ticks, freeFrom[pitch]), stroke.Length + 1, pitch, (stroke.Velocity % 127) + 1);
            freeFrom[pitch] = note.EndTicks;
            yield return note;
        }
    }

    private static IEnumerable<(long Ticks, int Value)> Timed(Move[] moves)
    {
        var ticks = 0L;
        foreach (var move in moves)
            yield return (ticks += move.Gap, move.Value);
    }
}
