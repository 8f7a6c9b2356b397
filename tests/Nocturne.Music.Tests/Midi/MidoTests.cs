using System.Globalization;
using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

/// <summary>Reads our files with another program, python3-mido.</summary>
public sealed class MidoTests
{
    private const string Script = """
        import sys, mido
        file = mido.MidiFile(sys.argv[1])
        print(file.type, len(file.tracks), file.ticks_per_beat, file.tracks[0].name)
        for track in file.tracks:
            ticks, sounding = 0, {}
            for message in track:
                ticks += message.time
                if message.type == 'note_on' and message.velocity > 0:
                    sounding.setdefault(message.note, []).append((ticks, message.velocity))
                elif message.type in ('note_on', 'note_off'):
                    start, velocity = sounding[message.note].pop(0)
                    print('note', start, ticks - start, message.note, velocity)
                elif message.type == 'control_change':
                    print('pedal', ticks, message.control, message.value)
                elif message.type == 'set_tempo':
                    print('tempo', ticks, message.tempo)
        """;

    [PythonFact("mido")]
    public void Mido_reads_the_notes_the_pedal_and_the_tempi_that_were_written()
    {
        // Arrange
        using var folder = new TempFolder();
        var score = Piece();
        MidiWriter.Write(score, folder["piece.mid"], "Piece");
        // Act
        var (exitCode, output) = Python.Run("mido", "-c", Script, folder["piece.mid"]);
        // Assert
        exitCode.Should().Be(0, output);
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal).Should()
            .Equal(Lines(score).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Lines(Score score) =>
    [
        Line($"1 2 {score.Tempo.TicksPerQuarter} Piece"),
        .. score.Notes.Select(note => Line($"note {note.StartTicks} {note.DurationTicks} {note.Pitch} {note.Velocity}")),
        .. score.Pedal.Select(change => Line($"pedal {change.Ticks} 64 {change.Value}")),
        .. score.Tempo.Changes.Select(change => Line($"tempo {change.Ticks} {change.MicrosecondsPerQuarter}")),
    ];

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    // 500 random notes, including chords, long silences and repeated keys.
    private static Score Piece()
    {
        var random = new Random(7);
        var ticks = 0L;
        var freeFrom = new long[128];
        var notes = new List<Note>();
        for (var i = 0; i < 500; i++)
        {
            ticks += random.Next(5) == 0 ? random.Next(100_000) : random.Next(3) * 60;
            var pitch = random.Next(21, 109);
            notes.Add(new Note(Math.Max(ticks, freeFrom[pitch]), random.Next(1, 2_000), pitch, random.Next(1, 128)));
            freeFrom[pitch] = notes[^1].EndTicks;
        }
        var tempo = new TempoMap(480, Enumerable.Range(0, 50).Select(i => new TempoChange(i * 1_000, random.Next(1, 0x1000000))));
        return new Score(tempo, notes, Enumerable.Range(0, 50).Select(i => new PedalChange(i * 777, i % 128)));
    }
}
