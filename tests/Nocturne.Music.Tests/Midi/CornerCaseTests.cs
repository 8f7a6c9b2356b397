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

    private static string At(string file) => RealData.At("midi-corner-cases", file);
}
