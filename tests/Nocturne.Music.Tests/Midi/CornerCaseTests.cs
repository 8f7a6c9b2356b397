using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

/// <summary>Every line of midi-corner-cases/README.md.</summary>
public sealed class CornerCaseTests
{
    [RealDataTheory]
    [InlineData("format0-two-tracks.mid", 16)]
    [InlineData("format2-two-sequences.mid", 16)]
    [InlineData("format2-nine-sequences.mid", 8)]
    [InlineData("header-length-22.mid", 4)]
    [InlineData("header-wrong-track-count.mid", 4)]
    [InlineData("track-length-too-long.mid", 4)]
    [InlineData("unknown-format-3.mid", 4)]
    [InlineData("smpte-division-25fps.mid", 0)]
    [InlineData("smpte-division-illegal.mid", 4)]
    [InlineData("division-zero.mid", 0)]
    [InlineData("no-end-of-track-hanging-notes.mid", 2)]
    [InlineData("no-end-of-track-real.mid", 1009)]
    [InlineData("truncated-last-byte.mid", 8)]
    [InlineData("trailing-byte.mid", 8)]
    [InlineData("trailing-garbage-real.mid", 829)]
    [InlineData("unknown-chunk.mid", 8)]
    [InlineData("riff-wrapper.rmi", 10423)]
    [InlineData("illegal-status-bytes.mid", 8)]
    [InlineData("running-status-across-meta.mid", 8)]
    [InlineData("running-status-across-sysex.mid", 8)]
    [InlineData("sysex-in-packets.mid", 0)]
    [InlineData("delta-padded-4-bytes.mid", 8)]
    [InlineData("delta-5-bytes.mid", 2)]
    [InlineData("drum-channel.mid", 183)]
    [InlineData("zero-length-notes-real.mid", 1540)]
    [InlineData("hanging-notes-real.mid", 188)]
    [InlineData("overlapping-same-pitch-real.mid", 764)]
    [InlineData("empty-track.mid", 0)]
    public void Salvage_finds_every_note_on(string file, int noteOns)
    {
        // Act
        var reading = MidiReader.Read(At(file));
        // Assert
        (reading.Score.Notes.Count + reading.DrumNotes).Should().Be(noteOns);
    }

    [RealDataTheory]
    [InlineData("format0-two-tracks.mid", 8, "A file of format 0 has one track, this one has 2; read as format 1, in which tracks start together")]
    [InlineData("header-length-22.mid", 4, "The header claims 22 bytes; 6 were taken")]
    [InlineData("header-wrong-track-count.mid", 10, "The header promises 2 tracks where the file has 1; what it has was read")]
    [InlineData("track-length-too-long.mid", 18, "The track claims a length of 16777275 where it has 59; what it has was read")]
    [InlineData("unknown-format-3.mid", 8, "File format 3 does not exist; read as format 1")]
    [InlineData("smpte-division-illegal.mid", 12, "16 frames a second are none of 24, 25, 29 and 30; taken at their word")]
    [InlineData("division-zero.mid", 12, "A quarter note has 0 ticks; 96 were assumed")]
    [InlineData("no-end-of-track-hanging-notes.mid", 22, "The note of pitch 48 is never released; it ends with its track")]
    [InlineData("no-end-of-track-real.mid", 8146, "Meta event 00 has 0 bytes where the standard has 2; the event was taken for what it says as far as it can be")]
    [InlineData("truncated-last-byte.mid", 18, "The track claims a length of 246 where it has 245; what it has was read")]
    [InlineData("trailing-byte.mid", 275, "Stray bytes after the last track: 1; skipped")]
    [InlineData("trailing-garbage-real.mid", 7051, "Stray bytes after the last track: 7; skipped")]
    [InlineData("illegal-status-bytes.mid", 187, "Status byte F1 may not stand in a file; its message was skipped")]
    [InlineData("running-status-across-meta.mid", 234, "Running status goes on after an event that cancels it; the status before that event was taken")]
    [InlineData("running-status-across-sysex.mid", 225, "Running status goes on after an event that cancels it; the status before that event was taken")]
    [InlineData("sysex-in-packets.mid", 44, "The track has no end-of-track event; ended after its last event")]
    [InlineData("delta-5-bytes.mid", 31, "A delta time has more than 4 bytes; taken as 0")]
    [InlineData("hanging-notes-real.mid", 1873, "The note of pitch 43 is never released; it ends with its track")]
    public void Salvage_lists_what_is_broken_and_strict_stops_there(string file, long offset, string reason)
    {
        // Act
        var defects = MidiReader.Read(At(file)).Defects;
        var strict = () => MidiReader.Read(At(file), MidiProfile.Strict);
        // Assert
        defects[0].Should().Be(new MidiDefect(offset, reason));
        strict.Should().Throw<MidiFormatException>().Where(refused => refused.Offset == offset && reason.StartsWith(refused.Reason));
    }

    [RealDataTheory]
    [InlineData("format0-two-tracks.mid", 1)]
    [InlineData("header-length-22.mid", 1)]
    [InlineData("header-wrong-track-count.mid", 1)]
    [InlineData("track-length-too-long.mid", 1)]
    [InlineData("unknown-format-3.mid", 1)]
    [InlineData("smpte-division-illegal.mid", 1)]
    [InlineData("division-zero.mid", 2)]                    // no tick, no track
    [InlineData("no-end-of-track-hanging-notes.mid", 3)]    // two notes, no end
    [InlineData("no-end-of-track-real.mid", 2)]             // FF 00 00 where FF 2F 00 should be, no end
    [InlineData("truncated-last-byte.mid", 2)]              // wrong length, event cut off
    [InlineData("trailing-byte.mid", 1)]
    [InlineData("trailing-garbage-real.mid", 1)]
    [InlineData("illegal-status-bytes.mid", 13)]            // F1 to F6, F8 to FE
    [InlineData("running-status-across-meta.mid", 1)]
    [InlineData("running-status-across-sysex.mid", 1)]
    [InlineData("sysex-in-packets.mid", 1)]
    [InlineData("delta-5-bytes.mid", 1)]
    [InlineData("hanging-notes-real.mid", 4)]
    public void Nothing_is_listed_twice(string file, int defects)
    {
        // Act
        var reading = MidiReader.Read(At(file));
        // Assert
        reading.Defects.Should().HaveCount(defects);
        reading.Defects.Should().OnlyContain(defect => defect.BreaksStandard);
    }

    [RealDataTheory]
    [InlineData("format2-two-sequences.mid", 0)]
    [InlineData("format2-nine-sequences.mid", 0)]
    [InlineData("smpte-division-25fps.mid", 0)]
    [InlineData("riff-wrapper.rmi", 0)]
    [InlineData("delta-padded-4-bytes.mid", 0)]
    [InlineData("overlapping-same-pitch-real.mid", 0)]
    [InlineData("empty-track.mid", 0)]
    [InlineData("unknown-chunk.mid", 1)]                    // the chunk that is no track
    [InlineData("drum-channel.mid", 1)]                     // 183 notes in one line
    [InlineData("zero-length-notes-real.mid", 64)]          // a line a note
    public void Strict_takes_what_is_odd_but_legal_and_mentions_what_it_left_out(string file, int remarks)
    {
        // Act
        var reading = MidiReader.Read(At(file), MidiProfile.Strict);
        // Assert
        reading.Defects.Should().HaveCount(remarks);
        reading.Defects.Should().NotContain(defect => defect.BreaksStandard);
    }

    [RealDataTheory]
    [InlineData("empty-file.mid", "The file is empty")]
    [InlineData("not-midi.mid", "This is no Standard MIDI File: it does not begin with MThd")]
    public void What_is_no_MIDI_file_is_refused(string file, string reason)
    {
        // Act
        var act = () => MidiReader.Read(At(file));
        // Assert
        act.Should().Throw<MidiFormatException>().Which.Reason.Should().Be(reason);
    }

    [RealDataTheory]
    [InlineData("format0-two-tracks.mid", 4.5)]             // 9 quarter notes, both tracks together
    [InlineData("format2-two-sequences.mid", 9)]            // 9 quarter notes, and 9 more
    [InlineData("smpte-division-illegal.mid", 0.25)]        // 384 ticks, 96 a frame, 16 frames a second
    [InlineData("delta-5-bytes.mid", 1.5)]                  // two notes of 144 ticks, the delta between taken as 0
    [InlineData("header-length-22.mid", 2)]
    public void Salvage_puts_notes_where_they_belong(string file, double seconds)
    {
        // Act
        var score = MidiReader.Read(At(file)).Score;
        // Assert
        score.DurationSeconds.Should().BeApproximately(seconds, 1e-6);
    }

    [RealDataFact]
    public void Drums_are_not_in_the_score()
    {
        // Act
        var reading = MidiReader.Read(At("drum-channel.mid"));
        // Assert
        reading.Score.Notes.Should().BeEmpty();
        reading.DrumNotes.Should().Be(183);
    }

    // The README's recipe for a piece in frames: E7 28 (25 frames of 40 ticks, so a tick is a millisecond) as the division of trailing-byte.mid.
    [RealDataFact]
    public void A_piece_in_frames_has_ticks_of_a_millisecond()
    {
        // Arrange
        var file = File.ReadAllBytes(At("trailing-byte.mid"));
        (file[12], file[13]) = (0xE7, 0x28);
        // Act
        var score = MidiReader.Read(file).Score;
        // Assert
        score.DurationSeconds.Should().BeApproximately(score.EndTicks / 1000.0, 1e-9);
        score.EndTicks.Should().Be(8 * 96);
    }

    private static string At(string file) => RealData.At("midi-corner-cases", file);
}
