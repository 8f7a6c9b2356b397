using Nocturne.Music.Encodings;
using Nocturne.Music.Midi;

namespace Nocturne.Music.Tests.Encodings;

public sealed class EnumeratedEncodingTests
{
    [Fact]
    public void A_note_alone_has_the_name_that_music21_gives_it()
    {
        // Arrange: an octave up from middle C
        var score = ScoreOf([.. Enumerable.Range(60, 12).Select(pitch => new[] { pitch })]);
        // Act
        var encoding = EnumeratedEncoding.Build([score]);
        // Assert
        encoding.Card.Vocabulary.Should().Equal("C4", "C#4", "D4", "E-4", "E4", "F4", "F#4", "G4", "G#4", "A4", "B-4", "B4");
    }

    [Fact]
    public void Every_key_of_the_piano_has_a_name_of_its_own_and_comes_back()
    {
        // Arrange
        var score = ScoreOf([.. Enumerable.Range(21, 88).Select(pitch => new[] { pitch })]);
        // Act
        var encoding = EnumeratedEncoding.Build([score]);
        // Assert
        encoding.Card.Sizes.Should().Equal(88);
        Pitches(encoding.Decode(encoding.Encode(score).Tokens)).Should().Equal(Enumerable.Range(21, 88));
    }

    [Fact]
    public void Classes_are_numbered_in_order_of_appearance()
    {
        // Arrange
        var first = ScoreOf([64], [60], [64]);
        var second = ScoreOf([60], [48, 64, 67]);
        // Act
        var encoding = EnumeratedEncoding.Build([first, second]);
        // Assert
        encoding.Card.Vocabulary.Should().Equal("E4", "C4", "0.4.7");
        encoding.Encode(first).Tokens.Should().Equal(0, 1, 0);
        encoding.Encode(second).NoteSteps.Should().Equal(0, 1, 1, 1);
        encoding.Encode(second).Tokens.Should().Equal(1, 2);
    }

    [Fact]
    public void Chords_of_the_same_pitch_classes_are_one_class_wherever_they_lie()
    {
        // Arrange
        var score = ScoreOf([60, 64, 67], [40, 55, 72], [36, 48, 64, 79]);
        // Act, Assert
        EnumeratedEncoding.Build([score]).Card.Vocabulary.Should().Equal("0.4.7");
    }

    [Fact]
    public void With_octaves_they_are_not()
    {
        // Arrange
        var score = ScoreOf([60, 64, 67], [72], [40, 55, 72]);
        // Act, Assert
        EnumeratedEncoding.Build([score], new(Octaves: true)).Card.Vocabulary.Should().Equal("C4.E4.G4", "C5", "E2.G3.C5");
    }

    [Fact]
    public void A_note_doubled_at_the_octave_is_a_chord_of_one_pitch_class_and_a_unison_is_a_note()
    {
        // Arrange
        var score = new Score(new TempoMap(96), [new(0, 9, 48, 64), new(0, 9, 60, 64), new(9, 9, 60, 64), new(9, 9, 60, 64)]);
        // Act, Assert
        EnumeratedEncoding.Build([score]).Card.Vocabulary.Should().Equal("0", "C4");
    }

    [Fact]
    public void The_input_is_the_number_from_1_divided_by_the_size()
    {
        // Arrange
        var encoding = new EnumeratedEncoding(["C4", "D4", "E4", "F4"]);
        // Act, Assert
        encoding.Fields[0].Values.Should().Equal(0.25f, 0.5f, 0.75f, 1f);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void A_token_without_a_class_cannot_be_decoded(int token)
    {
        // Arrange
        var encoding = new EnumeratedEncoding(["C4", "D4"]);
        // Act
        var decode = () => encoding.Decode([0, token]);
        // Assert
        decode.Should().Throw<ArgumentOutOfRangeException>().WithMessage($"Token {token} at position 1; *");
    }

    [Fact]
    public void What_training_never_met_is_left_out_and_counted()
    {
        // Arrange
        var encoding = EnumeratedEncoding.Build([ScoreOf([60], [62, 65])]);
        var other = ScoreOf([60], [61], [62, 66], [50, 53], [60]);
        // Act, Assert
        encoding.Encode(other).Tokens.Should().Equal(0, 1, 0);
        encoding.Encode(other).LeftOut.Should().Equal(new LeftOut(LeftOut.NotInVocabulary, 2));
    }

    [Fact]
    public void What_no_piano_has_is_no_part_of_a_class()
    {
        // Arrange
        var score = ScoreOf([20, 60], [109], [12, 60, 64]);
        // Act
        var encoding = EnumeratedEncoding.Build([score]);
        // Assert
        encoding.Card.Vocabulary.Should().Equal("C4", "0.4");
        encoding.Encode(score).LeftOut.Should().Equal(new LeftOut(LeftOut.OutsidePiano, 3));
    }

    [Fact]
    public void Pitch_classes_sound_from_middle_C_up_and_chords_with_octaves_where_they_were()
    {
        // Act
        var classes = new EnumeratedEncoding(["10.2.5", "C6"]).Decode([0, 1], new DecodeOptions(1));
        var octaves = new EnumeratedEncoding(["B-2.D4.F5", "C6"], new(Octaves: true)).Decode([0, 1], new DecodeOptions(1));
        // Assert: the notes of a chord from low to high, each one step long
        classes.Notes.Should().Equal(
            new Note(0, 480, 62, 64), new Note(0, 480, 65, 64), new Note(0, 480, 70, 64), new Note(480, 480, 84, 64));
        octaves.Notes.Should().Equal(
            new Note(0, 480, 46, 64), new Note(0, 480, 62, 64), new Note(0, 480, 77, 64), new Note(480, 480, 84, 64));
    }

    [Theory]
    [InlineData("H4", false)]
    [InlineData("D#4", false)]      // E-4 as music21 spells it
    [InlineData("G#0", true)]       // below the piano
    [InlineData("C#8", true)]       // above the piano
    [InlineData("C", false)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("0.", false)]
    [InlineData("4.0.7", false)]    // not in normal order
    [InlineData("0.0", false)]
    [InlineData("12", false)]
    [InlineData("00", false)]
    [InlineData("0.4.7", true)]
    [InlineData("C4.E4", false)]
    [InlineData("E4.C4", true)]     // not sorted from low to high
    [InlineData("C4.C4", true)]
    public void A_vocabulary_holds_only_names_that_an_onset_has(string name, bool octaves)
    {
        // Act
        var act = () => new EnumeratedEncoding(["C4", name], new EnumeratedSettings(octaves));
        // Assert
        act.Should().Throw<EncodingException>().WithMessage($"Token 1 is '{name}'; must be a class of the encoding 'enumerated' *");
    }

    [Fact]
    public void A_vocabulary_holds_each_name_once_and_at_least_one()
    {
        // Act
        var twice = () => new EnumeratedEncoding(["C4", "D4", "C4"]);
        var empty = () => new EnumeratedEncoding([]);
        var silent = () => EnumeratedEncoding.Build([ScoreOf([109])]);
        // Assert
        twice.Should().Throw<EncodingException>().WithMessage("Tokens 0 and 2 are both 'C4'.");
        empty.Should().Throw<EncodingException>().WithMessage("The vocabulary of the encoding 'enumerated' is empty.");
        silent.Should().Throw<EncodingException>().WithMessage("The training pieces hold no note of the piano*");
    }

    [RealDataTheory]
    [InlineData(false)]
    [InlineData(true)]
    public void Real_music_is_encoded_whole_and_with_octaves_comes_back(bool octaves)
    {
        // Arrange
        var paths = Directory.GetFiles(RealData.At("nocturnes"), "*.mid").Order(StringComparer.Ordinal);
        Score[] scores = [.. paths.Select(path => MidiReader.Read(path).Score)];
        var encoding = EnumeratedEncoding.Build(scores, new EnumeratedSettings(octaves));
        foreach (var score in scores)
        {
            // Act
            var encoded = encoding.Encode(score);
            var tokens = encoded.Tokens;
            // Assert
            encoded.LeftOut.Should().BeEmpty();
            encoded.NoteSteps.Should().HaveCountGreaterThanOrEqualTo(tokens.Length);
            Pitches(encoding.Decode(tokens)).Should().OnlyContain(pitch => pitch >= 21 && pitch <= 108);
            if (octaves)
                encoding.Encode(encoding.Decode(tokens)).Tokens.Should().Equal(tokens);
        }
        new EnumeratedEncoding(encoding.Card.Vocabulary!, new EnumeratedSettings(octaves)).Card.Sizes.Should().Equal(encoding.Card.Sizes);
    }

    /// <summary>Creates a score with one onset per tick.</summary>
    private static Score ScoreOf(params int[][] onsets) =>
        new(new TempoMap(96), onsets.SelectMany((pitches, tick) => pitches.Select(pitch => new Note(tick, 1, pitch, 64))));

    private static IEnumerable<int> Pitches(Score score) => score.Notes.Select(note => note.Pitch);
}
