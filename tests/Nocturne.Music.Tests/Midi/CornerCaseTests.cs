using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Midi;

/// <summary>The expectations in midi-corner-cases/README.md, line by line.</summary>
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
    [InlineData("format0-two-tracks.mid", 8, "2")]
    [InlineData("header-length-22.mid", 4, "22")]
    [InlineData("header-wrong-track-count.mid", 10, "2")]
    [InlineData("track-length-too-long.mid", 18, "16777275")]
    [InlineData("unknown-format-3.mid", 8, "3")]
    [InlineData("smpte-division-illegal.mid", 12, "16")]
    [InlineData("division-zero.mid", 12, "0")]
    [InlineData("no-end-of-track-hanging-notes.mid", 22, "48")]
    [InlineData("no-end-of-track-real.mid", 8146, "00")]
    [InlineData("truncated-last-byte.mid", 18, "246")]
    [InlineData("trailing-byte.mid", 275, "1")]
    [InlineData("trailing-garbage-real.mid", 7051, "7")]
    [InlineData("illegal-status-bytes.mid", 187, "F1")]
    [InlineData("running-status-across-meta.mid", 234)]
    [InlineData("running-status-across-sysex.mid", 225)]
    [InlineData("sysex-in-packets.mid", 44)]
    [InlineData("delta-5-bytes.mid", 31)]
    [InlineData("hanging-notes-real.mid", 1873, "43")]
    public void Salvage_lists_what_is_broken_with_the_value_found_and_strict_stops_there(string file, long offset, string value = "")
    {
        // Act
        var first = MidiReader.Read(At(file)).Defects[0];
        var strict = () => MidiReader.Read(At(file), MidiProfile.Strict);
        // Assert
        (first.Offset, first.BreaksStandard).Should().Be((offset, true));
        first.Reason.Should().Match($"*{value}*");
        strict.Should().Throw<MidiFormatException>().Where(refused => refused.Offset == offset && first.Reason.StartsWith(refused.Reason));
    }

    [RealDataTheory]
    [InlineData("format0-two-tracks.mid", 1)]
    [InlineData("header-length-22.mid", 1)]
    [InlineData("header-wrong-track-count.mid", 1)]
    [InlineData("track-length-too-long.mid", 1)]
    [InlineData("unknown-format-3.mid", 1)]
    [InlineData("smpte-division-illegal.mid", 1)]
    [InlineData("division-zero.mid", 2)]                    // zero ticks, no track
    [InlineData("no-end-of-track-hanging-notes.mid", 3)]    // two unreleased notes, no end of track
    [InlineData("no-end-of-track-real.mid", 2)]             // FF 00 00 instead of FF 2F 00, no end of track
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
    [InlineData("unknown-chunk.mid", 1)]                    // the unknown chunk
    [InlineData("drum-channel.mid", 1)]                     // one line for 183 notes
    [InlineData("zero-length-notes-real.mid", 64)]          // one line per note
    public void Strict_takes_what_is_odd_but_legal_and_mentions_what_it_left_out(string file, int remarks)
    {
        // Act
        var reading = MidiReader.Read(At(file), MidiProfile.Strict);
        // Assert
        reading.Defects.Should().HaveCount(remarks);
        reading.Defects.Should().NotContain(defect => defect.BreaksStandard);
    }

    [RealDataTheory]
    [InlineData("empty-file.mid")]
    [InlineData("not-midi.mid")]
    public void What_is_no_MIDI_file_is_refused(string file)
    {
        // Act
        var act = () => MidiReader.Read(At(file));
        // Assert
        act.Should().Throw<MidiFormatException>().Which.Offset.Should().Be(0);
    }

    [RealDataTheory]
    [InlineData("format0-two-tracks.mid", 4.5)]             // 9 quarter notes, both tracks in parallel
    [InlineData("format2-two-sequences.mid", 9)]            // 9 quarter notes, then 9 more
    [InlineData("smpte-division-illegal.mid", 0.25)]        // 384 ticks, 96 per frame, 16 frames per second
    [InlineData("delta-5-bytes.mid", 1.5)]                  // two notes of 144 ticks; the delta time between them counts as 0
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

    // The README of the folder describes this piece: trailing-byte.mid with division E7 28. That is 25 frames per second of 40 ticks,
    // so a tick is a millisecond.
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
